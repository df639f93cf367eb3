import type { Categorical } from '../../src/distributions/categorical.ts';
import { STREAM, uniform } from '../../src/information/random.ts';

/** Keys of the draws: each sample is a replica of its own. */
export const DRAWER = { train: 0, heldOut: 1, study: 2 } as const;

/** n outcomes drawn from P, numbers `from`, from + 1, … of one drawer. */
export function drawOutcomes(table: Categorical, n: number, seed: number, drawer: number, from = 0): number[] {
  return Array.from({ length: n }, (_, i) => table.outcomeAt(uniform(seed, STREAM.sample, drawer, from + i)));
}

/** The empirical distribution P̂: how often each of m outcomes came. */
export function frequencies(outcomes: readonly number[], m: number): number[] {
  const counts = new Array<number>(m).fill(0);
  for (const outcome of outcomes) counts[outcome]++;
  return counts.map((count) => count / outcomes.length);
}
