import fc from 'fast-check';
import {
  BINARY_OPERATORS,
  COMPARISON_OPERATORS,
  type Expression,
  UNARY_OPERATORS,
  VARIABLE_NAMES,
} from './expression.ts';

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
