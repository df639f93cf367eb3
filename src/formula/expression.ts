/**
 * The checked syntax tree of a formula: the only form in which a formula is ever evaluated, typeset or lowered.
 * Everything a reader types passes through `parseFormula`, which yields nothing outside this closed list.
 */
export type Expression =
  | { kind: 'constant'; value: number }
  | { kind: 'variable'; name: VariableName }
  | { kind: 'parameter'; name: string }
  | { kind: 'unary'; operator: UnaryOperator; argument: Expression }
  | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression }
  /** left ⋛ right ? then : otherwise. The derivative is that of the branch taken. */
  | { kind: 'conditional'; test: Comparison; then: Expression; otherwise: Expression };

export interface Comparison {
  operator: '<' | '<=' | '>' | '>=';
  left: Expression;
  right: Expression;
}

/** `stop` is the identity with derivative 0. Kinks have the declared subgradient 0 (d|x| at 0). */
export const UNARY_OPERATORS = [
  'negate',
  'exp',
  'log',
  'sqrt',
  'abs',
  'tanh',
  'expm1',
  'log1p',
  'softplus',
  'sigmoid',
  'stop',
] as const;
export type UnaryOperator = (typeof UNARY_OPERATORS)[number];

/** `power` takes a constant or parameter as its exponent. min and max split a tie's derivative evenly. */
export const BINARY_OPERATORS = ['add', 'subtract', 'multiply', 'divide', 'power', 'min', 'max'] as const;
export type BinaryOperator = (typeof BINARY_OPERATORS)[number];

/**
 * What a formula may name.
 * logp, logq: log density or probability of the point drawn under P and Q, nats.
 * r: residual y − ŷ(x), units of y. s: log noise scale. Named parameters are declared by the objective.
 */
export const VARIABLE_NAMES = ['logp', 'logq', 'r', 's'] as const;
export type VariableName = (typeof VARIABLE_NAMES)[number];
