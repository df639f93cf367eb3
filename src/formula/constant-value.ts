import { type Expression, someWithin } from './expression.ts';
import { lowerToTape } from './tape.ts';

/** The number that a formula without variables and parameters is, as every lowering folds it; null where it has some. */
export function constantValue(expression: Expression): number | null {
  if (someWithin(expression, ({ kind }) => kind === 'variable' || kind === 'parameter')) return null;
  const { builder, value } = lowerToTape(expression, {});
  return builder.constantAt(value)!;
}
