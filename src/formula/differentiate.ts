import type { Expression, VariableName } from './expression.ts';
import { lowerToTape, type Operation, type Tape, type TapeBuilder } from './tape.ts';

/** A tape whose later operations are the value's partial derivatives. */
export interface DifferentiatedTape extends Tape {
  /** Operations from here on serve derivatives only. */
  readonly valueEnd: number;
  /** Index of ∂value/∂name; null where the value does not depend on it, or only through `stop`. */
  readonly partials: Readonly<Partial<Record<VariableName, number | null>>>;
}

/**
 * Reverse-mode differentiation, once for every lowering: value and gradient then agree between paths by construction.
 *
 * Declared subgradients: |x| has 0 at 0; a tie in min or max counts half for each side; a choice has the derivative of
 * the branch taken. Where an adjoint meets a partial derivative, an exact 0 wins over ±∞ and NaN: the branch not taken
 * adds nothing even where its own derivative is infinite, 1/(1 + exp(x)) has derivative 0 where exp overflows, and
 * sqrt(r^2) has derivative 0 at 0 like |r|. The value itself follows plain arithmetic, so a NaN still shows there.
 */
export function differentiate(
  expression: Expression,
  parameters: Readonly<Record<string, number>>,
  smooth = false,
): DifferentiatedTape {
  const { builder, value, variables } = lowerToTape(expression, parameters, smooth);
  const valueEnd = builder.operations.length;
  const adjoints = new Map<number, number>([[value, builder.constant(1)]]);
  const active = dependsOnVariable(builder.operations);
  const optional = insideBranches(builder.operations);

  for (let index = valueEnd - 1; index >= 0; index--) {
    const adjoint = adjoints.get(index);
    if (adjoint === undefined) continue;
    for (const [operand, share] of shares(builder, index, adjoint, optional.has(index))) {
      if (!active[operand]) continue;
      const before = adjoints.get(operand);
      adjoints.set(operand, before === undefined ? share() : builder.binary('add', before, share()));
    }
  }

  const partials: Partial<Record<VariableName, number | null>> = {};
  for (const name of variables) partials[name] = adjoints.get(builder.variable(name)) ?? null;
  return { operations: builder.operations, value, variables, valueEnd, partials };
}

/** What the adjoint of one operation adds to the adjoint of each operand, as operations to be appended if needed. */
function shares(
  tape: TapeBuilder,
  index: number,
  adjoint: number,
  optional: boolean,
): [operand: number, share: () => number][] {
  const operation = tape.operations[index];
  const one = tape.constant(1);
  // A finite adjoint that is not 0 needs no guard; neither does a bounded partial, unless its operand may be NaN.
  const fixed = Number.isFinite(tape.constantAt(adjoint)) && tape.constantAt(adjoint) !== 0;
  const guarded = (partial: number) => tape.binary(fixed ? 'multiply' : 'contribution', adjoint, partial);
  const bounded = (partial: number) => (optional ? guarded(partial) : tape.binary('multiply', adjoint, partial));
  const over = (denominator: number) =>
    fixed ? tape.binary('divide', adjoint, denominator) : guarded(tape.binary('divide', one, denominator));

  switch (operation.op) {
    case 'constant':
    case 'variable':
    case 'squared-smoothing':
    case 'stop':
    case 'sign':
    case 'preference':
    case 'contribution':
      return [];
    case 'negate':
      return [[operation.a, () => tape.unary('negate', adjoint)]];
    case 'exp':
      return [[operation.a, () => guarded(index)]];
    case 'expm1':
      return [[operation.a, () => guarded(tape.unary('exp', operation.a))]];
    case 'log':
      return [[operation.a, () => over(operation.a)]];
    case 'log1p':
      return [[operation.a, () => over(tape.binary('add', one, operation.a))]];
    case 'sqrt':
      return [[operation.a, () => over(tape.binary('multiply', tape.constant(2), index))]];
    case 'abs':
      return [[operation.a, () => guarded(tape.unary('sign', operation.a))]];
    case 'tanh':
      return [[operation.a, () => bounded(squaredSech(tape, operation.a))]];
    case 'softplus':
      return [[operation.a, () => bounded(tape.unary('sigmoid', operation.a))]];
    case 'sigmoid':
      return [[operation.a, () => bounded(tape.binary('multiply', index, oppositeSigmoid(tape, operation.a)))]];
    case 'add':
      return [
        [operation.a, () => adjoint],
        [operation.b, () => adjoint],
      ];
    case 'subtract':
      return [
        [operation.a, () => adjoint],
        [operation.b, () => tape.unary('negate', adjoint)],
      ];
    case 'multiply':
      return [
        [operation.a, () => guarded(operation.b)],
        [operation.b, () => guarded(operation.a)],
      ];
    case 'divide':
      return [
        [operation.a, () => over(operation.b)],
        [operation.b, () => guarded(tape.unary('negate', tape.binary('divide', index, operation.b)))],
      ];
    case 'power': {
      const { a, exponent } = operation;
      const partial = () => tape.binary('multiply', tape.constant(exponent), tape.power(a, exponent - 1));
      return [[a, () => guarded(partial())]];
    }
    case 'max':
    case 'min': {
      const [more, less] = operation.op === 'max' ? [operation.a, operation.b] : [operation.b, operation.a];
      return [
        [operation.a, () => guarded(tape.binary('preference', more, less))],
        [operation.b, () => guarded(tape.binary('preference', less, more))],
      ];
    }
    case 'select': {
      const { test, a, b, consequent, alternative } = operation;
      const none = tape.constant(0);
      return [
        [consequent, () => tape.select(test, a, b, adjoint, none)],
        [alternative, () => tape.select(test, a, b, none, adjoint)],
      ];
    }
  }
}

/** The derivative of tanh, 4 σ(2x) σ(−2x): 1 − tanh² would cancel in the tails. */
function squaredSech(tape: TapeBuilder, a: number): number {
  const twice = tape.binary('multiply', tape.constant(2), a);
  const sides = tape.binary('multiply', tape.unary('sigmoid', twice), oppositeSigmoid(tape, twice));
  return tape.binary('multiply', tape.constant(4), sides);
}

/** σ(−x) = 1 − σ(x), without the cancellation. */
function oppositeSigmoid(tape: TapeBuilder, a: number): number {
  return tape.unary('sigmoid', tape.unary('negate', a));
}

function dependsOnVariable(operations: readonly Operation[]): boolean[] {
  const depends: boolean[] = [];
  for (const operation of operations) {
    depends.push(operation.op === 'variable' || operandsOf(operation).some((operand) => depends[operand]));
  }
  return depends;
}

/** Operations that serve a branch which may not be taken. */
function insideBranches(operations: readonly Operation[]): ReadonlySet<number> {
  const inside = new Set<number>();
  for (let index = operations.length - 1; index >= 0; index--) {
    const operation = operations[index];
    if (operation.op === 'select') {
      inside.add(operation.consequent).add(operation.alternative);
    } else if (inside.has(index)) {
      for (const operand of operandsOf(operation)) inside.add(operand);
    }
  }
  return inside;
}

/** Indices that an operation reads. */
export function operandsOf(operation: Operation): number[] {
  switch (operation.op) {
    case 'constant':
    case 'variable':
    case 'squared-smoothing':
      return [];
    case 'select':
      return [operation.a, operation.b, operation.consequent, operation.alternative];
    default:
      return 'b' in operation ? [operation.a, operation.b] : [operation.a];
  }
}
