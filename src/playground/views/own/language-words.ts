import type { VariableName } from '../../../formula/expression.ts';

/** What each name of the language stands for, in a few words. */
export const NAMES: Readonly<Record<VariableName, string>> = {
  r: 'residual, y − ŷ(x)',
  s: 'log of the noise scale, ln σ',
  logp: 'log probability or density under P, nats',
  logq: 'the same under the model Q',
};

export const CONSTANT_WORDS: readonly (readonly [string, string])[] = [
  ['pi', '3.14159…'],
  ['e', '2.71828…'],
];

/** Every function of the language, by the order in which one looks for it. */
export const FUNCTION_WORDS: readonly (readonly [string, string])[] = [
  ['abs(a)', 'absolute value'],
  ['square(a)', 'a², as a^2'],
  ['sqrt(a)', 'square root'],
  ['exp(a)', 'e to the power a'],
  ['log(a)', 'natural logarithm'],
  ['log1p(a)', 'log(1 + a), exact near 0'],
  ['expm1(a)', 'exp(a) − 1, exact near 0'],
  ['tanh(a)', 'hyperbolic tangent'],
  ['sigmoid(a)', '1 / (1 + exp(−a))'],
  ['softplus(a)', 'log(1 + exp(a))'],
  ['min(a, b)', 'the smaller'],
  ['max(a, b)', 'the larger'],
  ['stop(a)', 'a itself, with derivative 0'],
  ['lgamma(a)', 'ln Γ of a number'],
];

export const OPERATOR_WORDS: readonly (readonly [string, string])[] = [
  ['a + b, a - b, a*b, a/b', 'a product needs its *'],
  ['a^b', 'b a number'],
  ['a < b ? c : d', 'c where the test holds, else d; also <=, >, >='],
];
