import { Categorical } from '../../src/distributions/categorical.ts';
import type { ControlValues } from '../../src/experiment/control.ts';
import { STREAM, uniform } from '../../src/information/random.ts';
import { chosenModel, type NamedTable, outcomesOfText } from '../probability-tables.ts';

/** Who draws: each has draws of their own. */
export const REPLICA = { symbols: 0, model: 1, codes: 2 } as const;

/** The table Q that the second code is made for. */
export function wrongTable(controls: ControlValues, { probabilities }: NamedTable, text: string | null): number[] {
  const outcomes = probabilities.length;
  const own = chosenModel(controls, outcomes);
  if (own) return own;
  switch (controls.choice('wrong')) {
    case 'uniform':
      return probabilities.map(() => 1 / outcomes);
    case 'reversed':
      return [...probabilities].reverse();
    default:
      return learned(controls, probabilities, text);
  }
}

/** Shares in a sample from P, or in a text's beginning, each outcome counted once more (Laplace's rule). */
function learned(controls: ControlValues, p: readonly number[], text: string | null): number[] {
  const [size, seed] = [controls.number('sample'), controls.number('seed')];
  const table = new Categorical(p);
  const sample =
    text === null
      ? Array.from({ length: size }, (_, i) => table.outcomeAt(uniform(seed, STREAM.sample, REPLICA.model, i)))
      : outcomesOfText(text).subarray(0, size);
  const counts = p.map(() => 1);
  for (const outcome of sample) counts[outcome]++;
  return counts.map((count) => count / (sample.length + p.length));
}
