import { copy } from '../vector/loops.ts';
import { type Numbers, Vector, type VectorMachine, valuesOf, vectorMachine, zeros } from '../vector/machine.ts';
import { type DifferentiatedTape, differentiate } from './differentiate.ts';
import type { Expression, VariableName } from './expression.ts';
import { runKernel } from './kernels.ts';
import { evaluate } from './operations.ts';

/** A formula lowered to float64, evaluated at many points at once with its partial derivatives. */
export interface Float64Program {
  /** Variables that the formula names, in a fixed order. */
  readonly variables: readonly VariableName[];
  /**
   * Writes value[i] = formula(inputs at i) for i < n and, where `partials` is given, partials[name][i] = ∂value/∂name.
   * inputs[name] and partials[name] have at least n entries for each of `variables`. Allocates nothing after its
   * first call at a given n. Outputs must not share memory with inputs.
   *
   * ±∞ and NaN propagate in the value as IEEE 754 says. In partial derivatives 0·±∞ and 0·NaN are 0, and kinks have
   * the declared subgradients: see `differentiate`.
   *
   * smoothing ε > 0 replaces |x| by √(x² + ε²), and min and max accordingly, for the second-order finish; 0 is exact.
   */
  evaluate(
    n: number,
    inputs: Partial<Record<VariableName, Numbers>>,
    value: Numbers,
    partials: Partial<Record<VariableName, Numbers>> | null,
    smoothing?: number,
  ): void;
}

/**
 * Lowers a checked formula with its parameters' values: one array an operation, no code generation. Loops are kernels of
 * `machine` where it has one for the operation.
 */
export function compileFloat64(
  expression: Expression,
  parameters: Readonly<Record<string, number>>,
  machine: VectorMachine | null = vectorMachine(),
): Float64Program {
  const exact = new Sweep(differentiate(expression, parameters), machine);
  let smoothed: Sweep | null = null;
  return {
    variables: exact.tape.variables,
    evaluate(n, inputs, value, partials, smoothing = 0) {
      if (smoothing > 0) smoothed ??= new Sweep(differentiate(expression, parameters, true), machine);
      const sweep = smoothing > 0 ? smoothed! : exact;
      sweep.run(n, inputs, value, partials, smoothing);
    },
  };
}

/** Runs a tape, keeping one array of the latest length for each operation. */
class Sweep {
  readonly tape: DifferentiatedTape;
  readonly #machine: VectorMachine | null;
  readonly #slots: Numbers[];
  /** Where inputs that are not vectors are copied for the kernels. */
  readonly #copies: Partial<Record<VariableName, Vector>> = {};
  #length = -1;
  #smoothing = Number.NaN;

  constructor(tape: DifferentiatedTape, machine: VectorMachine | null) {
    this.tape = tape;
    this.#machine = machine;
    this.#slots = new Array(tape.operations.length);
  }

  run(
    n: number,
    inputs: Partial<Record<VariableName, Numbers>>,
    value: Numbers,
    partials: Partial<Record<VariableName, Numbers>> | null,
    smoothing: number,
  ): void {
    const { operations, valueEnd, variables } = this.tape;
    const slots = this.#slots;
    if (n !== this.#length || smoothing !== this.#smoothing) this.#prepare(n, smoothing);
    const end = partials ? operations.length : valueEnd;
    for (let index = 0; index < end; index++) {
      const operation = operations[index];
      if (operation.op === 'variable') slots[index] = this.#input(operation.name, inputs[operation.name]!, n);
      else if (operation.op === 'stop') slots[index] = slots[operation.a];
      else if (!this.#machine || !runKernel(this.#machine, operation, slots as Vector[], slots[index] as Vector, n)) {
        evaluate(operation, slots.map(valuesOf), valuesOf(slots[index]), n);
      }
    }
    copy(n, slots[this.tape.value], value);
    if (!partials) return;
    for (const name of variables) {
      const partial = this.tape.partials[name] ?? null;
      if (partial === null) valuesOf(partials[name]!).fill(0, 0, n);
      else copy(n, slots[partial], partials[name]!);
    }
  }

  #input(name: VariableName, numbers: Numbers, n: number): Numbers {
    if (!this.#machine || numbers instanceof Vector) return numbers;
    const copied = this.#copies[name];
    const vector = copied && copied.length >= n ? copied : this.#machine.vector(n);
    this.#copies[name] = vector;
    copy(n, numbers, vector);
    return vector;
  }

  #prepare(n: number, smoothing: number): void {
    this.tape.operations.forEach((operation, index) => {
      if (operation.op === 'variable' || operation.op === 'stop') return;
      if (n !== this.#length) this.#slots[index] = zeros(this.#machine, n);
      if (operation.op === 'constant') valuesOf(this.#slots[index]).fill(operation.value);
      if (operation.op === 'squared-smoothing') valuesOf(this.#slots[index]).fill(smoothing * smoothing);
    });
    this.#length = n;
    this.#smoothing = smoothing;
  }
}
