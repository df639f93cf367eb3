import { BINARY_KERNELS, UNARY_KERNELS } from '../vector/kernels.ts';
import type { Vector, VectorMachine } from '../vector/machine.ts';
import type { Operation } from './tape.ts';

const UNARY: ReadonlySet<string> = new Set(UNARY_KERNELS);
const BINARY: ReadonlySet<string> = new Set(BINARY_KERNELS);

/**
 * One operation of a tape at n points by a kernel; false, and nothing done, where there is none for it: expm1, and powers other
 * than squares.
 */
export function runKernel(
  { kernels }: VectorMachine,
  operation: Operation,
  slots: readonly Vector[],
  out: Vector,
  n: number,
): boolean {
  const { op } = operation;
  switch (op) {
    case 'constant':
    case 'squared-smoothing':
      return true;
    case 'power':
      if (operation.exponent !== 2) return false;
      kernels.square(n, slots[operation.a].at, out.at);
      return true;
    case 'select': {
      const { test, consequent, alternative } = operation;
      const [a, b] = [slots[operation.a].at, slots[operation.b].at];
      // a > b is b < a; either is false where one is NaN.
      const [less, more] = test === '<' || test === '<=' ? [a, b] : [b, a];
      const equal = test === '<=' || test === '>=';
      kernels.select(n, equal, less, more, slots[consequent].at, slots[alternative].at, out.at);
      return true;
    }
    default:
      if ('b' in operation && BINARY.has(op)) {
        kernels[operation.op](n, slots[operation.a].at, slots[operation.b].at, out.at);
        return true;
      }
      if (!('b' in operation) && 'a' in operation && UNARY.has(op)) {
        kernels[op as 'exp'](n, slots[operation.a].at, out.at);
        return true;
      }
      return false;
  }
}
