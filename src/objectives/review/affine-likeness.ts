import type { Float64Program } from '../../formula/float64.ts';
import { lineAlong } from './line.ts';
import { largestOf, moments, scaled } from './moments.ts';
import { type Point, valuesAt } from './probe.ts';
import { waysOut } from './rays.ts';

/** Relative to what is compared: where values differ by many orders of magnitude the constant has few digits left. */
const ROUNDING = 1e-6;

/**
 * Whether a formula is another one of the same variables times a factor and a constant: as found at some points, and at each
 * of many others, the small values and the far ones too.
 */
export function isAffineOf(mine: Float64Program, theirs: Float64Program, points: readonly Point[]): boolean {
  const [a, b] = [mine, theirs].map((program) => Array.from(valuesAt(program, points)));
  const { factor, constant } = fitted(a, b);
  const agree = (values: ArrayLike<number>, others: ArrayLike<number>) =>
    Array.from(values).every((value, i) => {
      const part = factor * others[i];
      if (!Number.isFinite(value) || !Number.isFinite(part)) return true;
      return Math.abs(value - constant - part) <= ROUNDING * (Math.abs(value) + Math.abs(constant) + Math.abs(part));
    });
  const along = mine.variables.every((name) => {
    const [line, other] = [mine, theirs].map((program) => lineAlong(program, name));
    return agree(line.values(line.places), other.values(line.places));
  });
  if (!along || !agree(a, b)) return false;
  for (const { points: way } of waysOut(mine)) if (!agree(valuesAt(mine, way), valuesAt(theirs, way))) return false;
  return true;
}

function fitted(a: readonly number[], b: readonly number[]): { factor: number; constant: number } {
  const { ma, mb, ab, bb } = moments(scaled(a), scaled(b));
  const size = largestOf(a);
  return { factor: (ab / bb) * (size / largestOf(b)), constant: (ma - (ab / bb) * mb) * size };
}
