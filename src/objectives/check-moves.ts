import { differentiate } from '../formula/differentiate.ts';
import { type Expression, hasVariable, someWithin } from '../formula/expression.ts';
import { InputError } from '../input-error.ts';
import { type OwnEntry, writeOwn } from './own-text.ts';

const SLOPED = 'a formula with a slope in what the model moves';

/**
 * Throws an InputError for a formula that training cannot move: without a name, with a derivative that is 0 by its very
 * operations, or in log p alone where the points drawn are not the model's.
 */
export function checkMoves(expression: Expression, { over, pays }: OwnEntry): void {
  const names = 'a formula in r and s (regressions), or in logp and logq (distributions)';
  if (!hasVariable(expression)) {
    throw new InputError({
      what: 'The formula is the same for every model',
      got: pays,
      expected: names,
      remedy: 'Let it depend on the model.',
    });
  }
  const { operations, partials } = differentiate(expression, {});
  const moved = Object.entries(partials).filter(([name, index]) => {
    if (index === null || (name === 'logp' && over !== 'model')) return false;
    const partial = operations[index];
    return partial.op !== 'constant' || partial.value !== 0;
  });
  if (moved.length > 0) return;
  const stops = someWithin(expression, (part) => part.kind === 'unary' && part.operator === 'stop');
  const jumps = someWithin(expression, ({ kind }) => kind === 'conditional');
  if (stops || jumps) {
    throw new InputError({
      what: `The derivative that training takes is 0 ${jumps ? 'wherever there is one' : 'everywhere'}, so that it moves nothing`,
      got: pays,
      expected: SLOPED,
      remedy: stops ? 'Take something out of stop(·).' : 'Let a branch of the test depend on the model.',
    });
  }
  if (typeof partials.logp === 'number' && over !== 'model') {
    throw new InputError({
      what: `Drawn by the ${over === 'train' ? 'training set' : over}, a formula in logp alone is the same for every model`,
      got: writeOwn({ over, pays }),
      expected: `a formula in logq, or ${writeOwn({ over: 'model', pays })}`,
      remedy: 'Let logq matter, or let the model draw.',
    });
  }
  throw new InputError({
    what: 'The formula is the same for every model',
    got: pays,
    expected: SLOPED,
    remedy: 'Let it depend on the model.',
  });
}
