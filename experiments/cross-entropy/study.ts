import { Categorical } from '../../src/distributions/categorical.ts';
import type { Plan } from '../../src/experiment/experiment.ts';
import { type Findings, foundRows, foundTable } from '../../src/experiment/findings.ts';
import { crossEntropy, entropy, klDivergence } from '../../src/information/entropy.ts';
import { DRAWER, drawOutcomes, frequencies } from './sample.ts';
import type { Facts } from './theory.ts';

/** Draws and table entries of a round, about: a few milliseconds. */
const ROUND = 65_536;

/** Where training on one sample ends, in nats; the minimiser is P̂. */
export interface SampleEnd {
  n: number;
  /** H(P̂): the training loss. */
  train: number;
  /** KL(P̂, P): how much less than P it pays on that sample. */
  saving: number;
  /** H(P, P̂): what it pays on all further draws; ∞ where the sample missed an outcome. */
  population: number;
}

const COLUMNS = { n: 'draws', train: 'nats', saving: 'nats', population: 'nats' };

function samplesInRound({ probabilities }: Facts, n: number): number {
  return Math.max(1, Math.floor(ROUND / (n + probabilities.length)));
}

export function studyRounds(facts: Facts): number {
  return facts.sizes.reduce((sum, n) => sum + Math.ceil(facts.samples / samplesInRound(facts, n)), 0);
}

/** Samples of every size, each drawn anew: a row `ends` for each. */
export function* study(plan: Plan): Generator<Findings, void> {
  const facts = plan.facts as Facts;
  const { probabilities, seed, sizes, samples } = facts;
  const table = new Categorical(probabilities);
  const rows: number[][] = [];
  let drawn = 0;
  for (const n of sizes) {
    const inRound = samplesInRound(facts, n);
    for (let first = 0; first < samples; first += inRound) {
      for (let sample = first; sample < Math.min(samples, first + inRound); sample++) {
        const outcomes = drawOutcomes(table, n, seed, DRAWER.study + sample, drawn);
        const shares = frequencies(outcomes, probabilities.length);
        rows.push([n, entropy(shares), klDivergence(shares, probabilities), crossEntropy(probabilities, shares)]);
      }
      yield [foundTable('ends', COLUMNS, rows.slice())];
    }
    drawn += n;
  }
}

/** The ends at each size of which all samples are in. */
export function endsBySize(findings: Findings, { sizes, samples }: Facts): { n: number; ends: SampleEnd[] }[] {
  const all = foundRows<keyof SampleEnd>(findings, 'ends') as SampleEnd[];
  return sizes.map((n) => ({ n, ends: all.filter((end) => end.n === n) })).filter(({ ends }) => ends.length >= samples);
}
