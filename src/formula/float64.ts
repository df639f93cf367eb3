import { type DifferentiatedTape, differentiate } from './differentiate.ts';
import type { Expression, VariableName } from './expression.ts';
import { BINARY_FUNCTIONS, HOLDS, type Operation, type TapeBinary, type TapeUnary, UNARY_FUNCTIONS } from './tape.ts';

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
    inputs: Partial<Record<VariableName, Float64Array>>,
    value: Float64Array,
    partials: Partial<Record<VariableName, Float64Array>> | null,
    smoothing?: number,
  ): void;
}

/** Lowers a checked formula with its parameters' values: one array an operation, no code generation. */
export function compileFloat64(expression: Expression, parameters: Readonly<Record<string, number>>): Float64Program {
  const exact = new Sweep(differentiate(expression, parameters));
  let smoothed: Sweep | null = null;
  return {
    variables: exact.tape.variables,
    evaluate(n, inputs, value, partials, smoothing = 0) {
      if (smoothing > 0) smoothed ??= new Sweep(differentiate(expression, parameters, true));
      const sweep = smoothing > 0 ? smoothed! : exact;
      sweep.run(n, inputs, value, partials, smoothing);
    },
  };
}

/** Runs a tape, keeping one array of the latest length for each operation. */
class Sweep {
  readonly tape: DifferentiatedTape;
  readonly #slots: Float64Array[];
  #length = -1;
  #smoothing = Number.NaN;

  constructor(tape: DifferentiatedTape) {
    this.tape = tape;
    this.#slots = new Array(tape.operations.length);
  }

  run(
    n: number,
    inputs: Partial<Record<VariableName, Float64Array>>,
    value: Float64Array,
    partials: Partial<Record<VariableName, Float64Array>> | null,
    smoothing: number,
  ): void {
    const { operations, valueEnd, variables } = this.tape;
    const slots = this.#slots;
    if (n !== this.#length || smoothing !== this.#smoothing) this.#prepare(n, smoothing);
    const end = partials ? operations.length : valueEnd;
    for (let index = 0; index < end; index++) {
      const operation = operations[index];
      if (operation.op === 'variable') slots[index] = inputs[operation.name]!;
      else if (operation.op === 'stop') slots[index] = slots[operation.a];
      else evaluate(operation, slots, slots[index], n);
    }
    copy(slots[this.tape.value], value, n);
    if (!partials) return;
    for (const name of variables) {
      const partial = this.tape.partials[name] ?? null;
      if (partial === null) partials[name]!.fill(0, 0, n);
      else copy(slots[partial], partials[name]!, n);
    }
  }

  #prepare(n: number, smoothing: number): void {
    this.tape.operations.forEach((operation, index) => {
      if (operation.op === 'variable' || operation.op === 'stop') return;
      if (n !== this.#length) this.#slots[index] = new Float64Array(n);
      if (operation.op === 'constant') this.#slots[index].fill(operation.value);
      if (operation.op === 'squared-smoothing') this.#slots[index].fill(smoothing * smoothing);
    });
    this.#length = n;
    this.#smoothing = smoothing;
  }
}

function copy(from: Float64Array, to: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) to[i] = from[i];
}

/** One operation at every point. Arithmetic has loops of its own: a call an element would cost five times as much. */
function evaluate(operation: Operation, slots: readonly Float64Array[], out: Float64Array, n: number): void {
  switch (operation.op) {
    case 'constant':
    case 'squared-smoothing':
    case 'variable':
      return;
    case 'power': {
      const { exponent } = operation;
      const a = slots[operation.a];
      if (exponent === 2) for (let i = 0; i < n; i++) out[i] = a[i] * a[i];
      else for (let i = 0; i < n; i++) out[i] = a[i] ** exponent;
      return;
    }
    case 'select': {
      const holds = HOLDS[operation.test];
      const a = slots[operation.a];
      const b = slots[operation.b];
      const consequent = slots[operation.consequent];
      const alternative = slots[operation.alternative];
      for (let i = 0; i < n; i++) out[i] = holds(a[i], b[i]) ? consequent[i] : alternative[i];
      return;
    }
    default:
      if ('b' in operation) evaluateBinary(operation.op, slots[operation.a], slots[operation.b], out, n);
      else evaluateUnary(operation.op, slots[operation.a], out, n);
  }
}

function evaluateUnary(op: TapeUnary, a: Float64Array, out: Float64Array, n: number): void {
  if (op === 'negate') {
    for (let i = 0; i < n; i++) out[i] = -a[i];
  } else {
    const apply = UNARY_FUNCTIONS[op];
    for (let i = 0; i < n; i++) out[i] = apply(a[i]);
  }
}

function evaluateBinary(op: TapeBinary, a: Float64Array, b: Float64Array, out: Float64Array, n: number): void {
  switch (op) {
    case 'add':
      for (let i = 0; i < n; i++) out[i] = a[i] + b[i];
      return;
    case 'subtract':
      for (let i = 0; i < n; i++) out[i] = a[i] - b[i];
      return;
    case 'multiply':
      for (let i = 0; i < n; i++) out[i] = a[i] * b[i];
      return;
    case 'divide':
      for (let i = 0; i < n; i++) out[i] = a[i] / b[i];
      return;
    default: {
      const apply = BINARY_FUNCTIONS[op];
      for (let i = 0; i < n; i++) out[i] = apply(a[i], b[i]);
    }
  }
}
