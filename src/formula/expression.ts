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
  /** left ⋛ right ? consequent : alternative. The derivative is that of the branch taken. */
  | { kind: 'conditional'; test: Comparison; consequent: Expression; alternative: Expression };

export interface Comparison {
  operator: ComparisonOperator;
  left: Expression;
  right: Expression;
}

export const COMPARISON_OPERATORS = ['<', '<=', '>', '>='] as const;
export type ComparisonOperator = (typeof COMPARISON_OPERATORS)[number];

/**
 * `stop` is the identity with derivative 0. Kinks have the declared subgradient 0 (d|x| at 0).
 * `lgamma`, ln Γ, takes constants and parameters only: it is folded before anything runs.
 */
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
  'lgamma',
] as const;
export type UnaryOperator = (typeof UNARY_OPERATORS)[number];

/** `power` takes constants and parameters only in its exponent. min and max split a tie's derivative evenly. */
export const BINARY_OPERATORS = ['add', 'subtract', 'multiply', 'divide', 'power', 'min', 'max'] as const;
export type BinaryOperator = (typeof BINARY_OPERATORS)[number];

/**
 * What a formula may name.
 * logp, logq: log density or probability of the point drawn under P and Q, nats.
 * r: residual y − ŷ(x), units of y. s: log noise scale. Named parameters are declared by the objective.
 */
export const VARIABLE_NAMES = ['logp', 'logq', 'r', 's'] as const;
export type VariableName = (typeof VARIABLE_NAMES)[number];

/** The formulas that a formula is made of, in the order of its text. */
export function partsOf(expression: Expression): Expression[] {
  switch (expression.kind) {
    case 'constant':
    case 'variable':
    case 'parameter':
      return [];
    case 'unary':
      return [expression.argument];
    case 'binary':
      return [expression.left, expression.right];
    case 'conditional':
      return [expression.test.left, expression.test.right, expression.consequent, expression.alternative];
  }
}

/** Whether it holds of a formula or of any within it. */
export function someWithin(expression: Expression, holds: (part: Expression) => boolean): boolean {
  return holds(expression) || partsOf(expression).some((part) => someWithin(part, holds));
}

/** True where the expression names one of logp, logq, r, s. */
export function hasVariable(expression: Expression): boolean {
  return someWithin(expression, ({ kind }) => kind === 'variable');
}
