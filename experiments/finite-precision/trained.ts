import { GaussianMixture } from '../../src/distributions/mixture.ts';
import { STREAM, Stream } from '../../src/information/random.ts';
import type { RecordedRun } from '../../src/recording/recording.ts';
import { noiseEntropy } from './precision.ts';
import { type Source, sourceOf } from './source.ts';
import type { Facts } from './theory.ts';

/** Noisy copies that nothing was trained on: a standard error of some .008 nats. */
export const FRESH = 8192;
/** The replica of the generator that run `index` takes fresh copies from. */
const FRESH_KEY = 100;

/** n draws of ỹ = y + σε, [example][dimension]. */
export function noisyDraws(source: Source, sigma: number, n: number, seed: number, key: number): number[][] {
  const stream = new Stream(seed, STREAM.sample, key);
  return Array.from({ length: n }, () => source.sample(stream).map((y) => y + sigma * stream.normal()));
}

export interface Estimate {
  sigma: number;
  exact: number;
  /** Held-out cross-entropy less the noise's entropy, nats, [replica]. */
  values: number[];
  /** Of each value, from the scatter of the fresh copies. */
  standardError: number;
}

/** The draws of a plan, and the estimates of each state of its runs: claims, quantities and figures ask for the same. */
const known = new WeakMap<Facts, { fresh: number[][][]; estimates: WeakMap<RecordedRun, Estimate> }>();

/** What the trained mixtures say of H_σ on fresh draws, a run each. */
export function trainedEstimates(runs: readonly RecordedRun[], facts: Facts): Estimate[] {
  if (!runs.length) return [];
  let memory = known.get(facts);
  if (!memory) {
    const source = sourceOf(facts.source);
    const { seed } = facts;
    const fresh = facts.trained.map(({ sigma }, run) => noisyDraws(source, sigma, FRESH, seed, FRESH_KEY + run));
    memory = { fresh, estimates: new WeakMap() };
    known.set(facts, memory);
  }
  const { fresh, estimates } = memory;
  return runs.map((run, index) => {
    const estimate = estimates.get(run) ?? estimateOf(run, facts, index, fresh[index]);
    estimates.set(run, estimate);
    return estimate;
  });
}

function estimateOf({ replicas }: RecordedRun, facts: Facts, index: number, fresh: readonly number[][]): Estimate {
  const { sigma, exact } = facts.trained[index];
  const noise = noiseEntropy(sigma, facts.dimension);
  let standardError = 0;
  const values = replicas.map(({ parameters }) => {
    if (parameters.kind !== 'mixture') throw new Error('This experiment trains mixtures.');
    const { weights, means, covariances } = parameters;
    // A weight may underflow to 0, which no mixture takes: such a component says nothing.
    const components = weights
      .map((weight, k) => ({ weight, mean: means[k], covariance: covariances[k] }))
      .filter(({ weight }) => weight > 0);
    if (![weights, means, covariances].flat(3).every(Number.isFinite)) return Number.NaN;
    const mixture = new GaussianMixture(components);
    let [sum, squares] = [0, 0];
    for (const y of fresh) {
      const paid = -mixture.logProb(y);
      sum += paid;
      squares += paid * paid;
    }
    const mean = sum / fresh.length;
    standardError = Math.max(standardError, Math.sqrt((squares / fresh.length - mean * mean) / fresh.length));
    return mean - noise;
  });
  return { sigma, exact, values, standardError };
}
