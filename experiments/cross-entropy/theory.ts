import { crossEntropy, entropy } from '../../src/information/entropy.ts';
import { expectedEmpiricalEntropy } from '../../src/statistics/empirical-entropy.ts';
import type { NamedTable } from '../probability-tables.ts';

/** What theory says of P and of the sample, and how further samples are drawn. */
export interface Facts extends NamedTable {
  seed: number;
  /** H(P), nats: the floor of training on the population. */
  entropy: number;
  /** Outcomes that can happen. */
  support: number;
  sample: {
    n: number;
    /** The empirical distribution P̂ [outcome]. */
    frequencies: number[];
    /** H(P̂), nats: the floor of training on the sample. */
    entropy: number;
    /** H(P̂, P): what P itself would pay on the sample. */
    truth: number;
    /** H(P) − E H(P̂), exact: how far below H(P) the floor of such a sample lies on average. */
    expectedGap: number;
  };
  heldOut: number;
  /** The reader's own start Q, or null. */
  start: number[] | null;
  /** The study: sample sizes, and how many samples of each. */
  sizes: number[];
  samples: number;
}

/** The largest size is where the next term of Miller's expansion is this small a share of (m − 1)/2n, if it is in reach. */
const REMAINDER = 0.02;
/** Draws of the largest size, all samples together, at most. */
const MOST_DRAWS = 2_000_000;

export function crossEntropyFacts(
  { labels, probabilities }: NamedTable,
  { frequencies, n }: { frequencies: number[]; n: number },
  settings: Pick<Facts, 'seed' | 'heldOut' | 'start' | 'samples'>,
): Facts {
  const h = entropy(probabilities);
  return {
    labels,
    probabilities,
    entropy: h,
    support: probabilities.filter((p) => p > 0).length,
    sample: {
      n,
      frequencies,
      entropy: entropy(frequencies),
      truth: crossEntropy(frequencies, probabilities),
      expectedGap: h - expectedEmpiricalEntropy(probabilities, n),
    },
    sizes: sizes(probabilities, n, settings.samples),
    ...settings,
  };
}

/** The training sample's own size n, a half and a quarter of it, and its doubles. */
function sizes(probabilities: readonly number[], n: number, samples: number): number[] {
  const found = [n / 4, n / 2, n, 2 * n].map(Math.ceil);
  for (;;) {
    const last = found[found.length - 1];
    if (nextTerm(probabilities, last) <= REMAINDER || 2 * last * samples > MOST_DRAWS) return found;
    found.push(2 * last);
  }
}

/** The next term of H(P) − E H(P̂) = (m − 1)/2n + (Σ 1/P − 1)/12n² + …, as a share of the first. Harris 1975. */
export function nextTerm(probabilities: readonly number[], n: number): number {
  const possible = probabilities.filter((p) => p > 0);
  if (possible.length === 1) return 0;
  return (possible.reduce((sum, p) => sum + 1 / p, 0) - 1) / (6 * n * (possible.length - 1));
}
