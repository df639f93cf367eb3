import fc from 'fast-check';
import {
  BINARY_OPERATORS,
  COMPARISON_OPERATORS,
  type Expression,
  UNARY_OPERATORS,
  VARIABLE_NAMES,
  type VariableName,
} from './expression.ts';
import { compileFloat64 } from './float64.ts';

const constant = fc.constantFrom(0, 0.5, 1, 2, 3, Math.PI).map((value): Expression => ({ kind: 'constant', value }));
const exponent = fc.constantFrom(-1, 0, 0.5, 1, 2, 3, 1.5).map((value): Expression => ({ kind: 'constant', value }));
const parameter = fc.constant<Expression>({ kind: 'parameter', name: 'delta' });
const variable = fc.constantFrom(...VARIABLE_NAMES).map((name): Expression => ({ kind: 'variable', name }));

/** Checked formulas, up to four operations deep, with the one parameter `delta`. */
export const arbitraryFormula: fc.Arbitrary<Expression> = fc.letrec<{ formula: Expression }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'formula' },
    { weight: 3, arbitrary: variable },
    { weight: 1, arbitrary: constant },
    { weight: 1, arbitrary: parameter },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('unary' as const),
        operator: fc.constantFrom(...UNARY_OPERATORS.filter((operator) => operator !== 'lgamma')),
        argument: tie('formula'),
      }),
    },
    {
      weight: 4,
      arbitrary: fc
        .record({
          kind: fc.constant('binary' as const),
          operator: fc.constantFrom(...BINARY_OPERATORS),
          left: tie('formula'),
          right: tie('formula'),
          exponent,
        })
        .map(({ exponent, ...node }): Expression => (node.operator === 'power' ? { ...node, right: exponent } : node)),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('conditional' as const),
        test: fc.record({
          operator: fc.constantFrom(...COMPARISON_OPERATORS),
          left: tie('formula'),
          right: tie('formula'),
        }),
        consequent: tie('formula'),
        alternative: tie('formula'),
      }),
    },
  ),
})).formula;

/** One number for each variable that a formula names. */
export type Point = Partial<Record<VariableName, number>>;

const LOGARITHMS = [-80, -12, -3, -1, -0.25, 0, 0.5, 2];
const GRID: Record<VariableName, readonly number[]> = {
  logp: LOGARITHMS,
  logq: LOGARITHMS,
  // 0.1 and 1 are also the kinks of Huber's loss in the variations of the registry's suite.
  r: [-100, -3, -1, -0.1, -1e-4, 0, 1e-3, 0.1, 1, 1.5, 30],
  s: [-6, -1, -0.2, 0, 0.3, 2, 7],
};

/** Every combination of the grid's values. */
export function gridPoints(variables: readonly VariableName[]): Point[] {
  return variables.reduce<Point[]>(
    (points, name) => points.flatMap((point) => GRID[name].map((value) => ({ ...point, [name]: value }))),
    [{}],
  );
}

/** Twelve fixed points between −3 and 3, with 0 among them. */
export function randomPoints(variables: readonly VariableName[]): Point[] {
  return Array.from({ length: 12 }, (_, i) =>
    Object.fromEntries(
      variables.map((name, j) => [name, i === 0 ? 0 : 6 * ((0.754877 * i + 0.569841 * j + 0.1) % 1) - 3]),
    ),
  );
}

export type Parameters = Readonly<Record<string, number>>;

/** The float64 program of a formula, one point at a time. */
export interface PointProgram {
  variables: readonly VariableName[];
  at(point: Point): { value: number; partials: Point };
}

export function pointProgram(formula: Expression, parameters: Parameters): PointProgram {
  const { variables, evaluate } = compileFloat64(formula, parameters);
  const arrays = () =>
    Object.fromEntries(variables.map((name) => [name, new Float64Array(1)])) as Record<VariableName, Float64Array>;
  const [inputs, partials, value] = [arrays(), arrays(), new Float64Array(1)];
  return {
    variables,
    at(point) {
      for (const name of variables) inputs[name][0] = point[name]!;
      evaluate(1, inputs, value, partials);
      return { value: value[0], partials: Object.fromEntries(variables.map((name) => [name, partials[name][0]])) };
    },
  };
}
