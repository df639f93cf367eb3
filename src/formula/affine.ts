import { differentiate } from './differentiate.ts';
import type { Expression } from './expression.ts';

/** Is the formula a sum of constant multiples of its variables and a constant? Then its derivatives are constants. */
export function isAffine(expression: Expression, parameters: Readonly<Record<string, number>>): boolean {
  const { operations, partials } = differentiate(expression, parameters);
  return Object.values(partials).every((index) => index === null || operations[index].op === 'constant');
}
