import { type ComparisonOperator, type Expression, VARIABLE_NAMES, type VariableName } from './expression.ts';
import { contribution, logGamma, preference, sigmoid, softplus } from './scalar-functions.ts';

/**
 * A formula as a straight line of operations, each naming earlier ones by index. Every lowering runs the same tape, so
 * that the paths differ in nothing but their arithmetic. Parameters are numbers by now, constants are folded, and equal
 * subexpressions are one operation.
 */
export interface Tape {
  readonly operations: readonly Operation[];
  /** Index of the formula's value. */
  readonly value: number;
  /** Variables that the formula names, in the order of VARIABLE_NAMES. */
  readonly variables: readonly VariableName[];
}

export type Operation =
  | { op: 'constant'; value: number }
  | { op: 'variable'; name: VariableName }
  /** ε² of the smoothing that replaces |x| by √(x² + ε²). */
  | { op: 'squared-smoothing' }
  | { op: TapeUnary; a: number }
  | { op: TapeBinary; a: number; b: number }
  | { op: 'power'; a: number; exponent: number }
  /** a ⋛ b ? consequent : alternative. */
  | { op: 'select'; test: ComparisonOperator; a: number; b: number; consequent: number; alternative: number };

export type TapeUnary = keyof typeof UNARY_FUNCTIONS;
export type TapeBinary = keyof typeof BINARY_FUNCTIONS;

/** The tape's functions in float64. */
export const UNARY_FUNCTIONS = {
  negate: (x: number) => -x,
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sign: Math.sign,
  tanh: Math.tanh,
  expm1: Math.expm1,
  log1p: Math.log1p,
  softplus,
  sigmoid,
  stop: (x: number) => x,
};

export const BINARY_FUNCTIONS = {
  add: (a: number, b: number) => a + b,
  subtract: (a: number, b: number) => a - b,
  multiply: (a: number, b: number) => a * b,
  divide: (a: number, b: number) => a / b,
  min: Math.min,
  max: Math.max,
  preference,
  contribution,
};

/** What a comparison says of two numbers; false where either is NaN. */
export const HOLDS: Record<ComparisonOperator, (a: number, b: number) => boolean> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** Appends operations, folding constants and reusing equal ones. Every method returns an index. */
export class TapeBuilder {
  readonly operations: Operation[] = [];
  readonly #known = new Map<string, number>();

  constant(value: number): number {
    return this.#push({ op: 'constant', value }, `constant ${Object.is(value, -0) ? '-0' : value}`);
  }

  variable(name: VariableName): number {
    return this.#push({ op: 'variable', name });
  }

  squaredSmoothing(): number {
    return this.#push({ op: 'squared-smoothing' });
  }

  unary(op: TapeUnary, a: number): number {
    const x = this.constantAt(a);
    return x === undefined ? this.#push({ op, a }) : this.constant(UNARY_FUNCTIONS[op](x));
  }

  /** Drops ×1, ÷1 and +0 as well: derivatives are full of them. */
  binary(op: TapeBinary, a: number, b: number): number {
    const x = this.constantAt(a);
    const y = this.constantAt(b);
    if (x !== undefined && y !== undefined) return this.constant(BINARY_FUNCTIONS[op](x, y));
    if (y === 1 && (op === 'multiply' || op === 'divide')) return a;
    if (x === 1 && op === 'multiply') return b;
    if (y === 0 && op === 'add') return a;
    if (x === 0 && op === 'add') return b;
    if (op === 'multiply' && y === -1) return this.unary('negate', a);
    if (op === 'multiply' && x === -1) return this.unary('negate', b);
    return this.#push({ op, a, b });
  }

  power(a: number, exponent: number): number {
    const x = this.constantAt(a);
    if (x !== undefined) return this.constant(x ** exponent);
    if (exponent === 0) return this.constant(1);
    return exponent === 1 ? a : this.#push({ op: 'power', a, exponent });
  }

  select(test: ComparisonOperator, a: number, b: number, consequent: number, alternative: number): number {
    const x = this.constantAt(a);
    const y = this.constantAt(b);
    if (x !== undefined && y !== undefined) return HOLDS[test](x, y) ? consequent : alternative;
    if (consequent === alternative) return consequent;
    return this.#push({ op: 'select', test, a, b, consequent, alternative });
  }

  /** The value of a constant operation; undefined for any other. */
  constantAt(index: number): number | undefined {
    const operation = this.operations[index];
    return operation.op === 'constant' ? operation.value : undefined;
  }

  #push(operation: Operation, key = JSON.stringify(operation)): number {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.operations.length);
    return this.operations.push(operation) - 1;
  }
}

/**
 * Lowers a formula with its parameters' values. `smooth` replaces |x| by √(x² + ε²), and max(a, b) by
 * (a + b + √((a − b)² + ε²)) / 2, except inside tests.
 * Throws a RangeError where a parameter lacks its value.
 */
export function lowerToTape(
  expression: Expression,
  parameters: Readonly<Record<string, number>>,
  smooth = false,
): Tape & { builder: TapeBuilder } {
  const builder = new TapeBuilder();
  const named = new Set<VariableName>();

  const lower = (node: Expression, smoothed: boolean): number => {
    switch (node.kind) {
      case 'constant':
        return builder.constant(node.value);
      case 'variable':
        named.add(node.name);
        return builder.variable(node.name);
      case 'parameter':
        if (!Object.hasOwn(parameters, node.name)) throw new RangeError(`the parameter ${node.name} has no value`);
        return builder.constant(parameters[node.name]);
      case 'unary': {
        const a = lower(node.argument, smoothed);
        if (node.operator === 'lgamma') return builder.constant(logGamma(builder.constantAt(a)!));
        return node.operator === 'abs' && smoothed ? smoothAbs(a) : builder.unary(node.operator, a);
      }
      case 'binary': {
        const a = lower(node.left, smoothed);
        const b = lower(node.right, smoothed);
        if (node.operator === 'power') return builder.power(a, builder.constantAt(b)!);
        if (smoothed && (node.operator === 'min' || node.operator === 'max')) return smoothExtreme(node.operator, a, b);
        return builder.binary(node.operator, a, b);
      }
      case 'conditional': {
        const { test, consequent, alternative } = node;
        const [a, b] = [lower(test.left, false), lower(test.right, false)];
        return builder.select(test.operator, a, b, lower(consequent, smoothed), lower(alternative, smoothed));
      }
    }
  };
  const smoothAbs = (a: number): number =>
    builder.unary('sqrt', builder.binary('add', builder.power(a, 2), builder.squaredSmoothing()));
  const smoothExtreme = (op: 'min' | 'max', a: number, b: number): number => {
    const distance = smoothAbs(builder.binary('subtract', a, b));
    const sum = builder.binary('add', a, b);
    const twice = builder.binary(op === 'max' ? 'add' : 'subtract', sum, distance);
    return builder.binary('multiply', builder.constant(0.5), twice);
  };

  const value = lower(expression, smooth);
  const variables = VARIABLE_NAMES.filter((name) => named.has(name));
  return { operations: builder.operations, value, variables, builder };
}
