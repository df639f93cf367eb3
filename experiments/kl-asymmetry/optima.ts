import { klDivergence } from '../../src/distributions/divergences.ts';
import type { GaussianMixture } from '../../src/distributions/mixture.ts';
import { STREAM, Stream } from '../../src/information/random.ts';
import type { NaturalParameters } from '../../src/recording/recording.ts';
import { findLocalMinima } from '../../src/statistics/local-minima.ts';
import { totalVariation } from './distance.ts';
import { ReverseKl } from './reverse-kl.ts';

export type MixtureParameters = Extract<NaturalParameters, { kind: 'mixture' }>;

/** A local minimum of KL(Q, P), found without the trainer. */
export interface Optimum {
  parameters: MixtureParameters;
  /** By adaptive quadrature, nats. */
  kl: number;
  /** How many starts of the search ended here. */
  starts: number;
}

/** Starts of the search, by dimension: for one Gaussian, and for more, whose integrals and paths are longer. */
const STARTS = { 1: { one: 64, more: 24 }, 2: { one: 16, more: 8 } } as const;
/** The search is the same for every seed of the run. */
const SEARCH_SEED = 20;

/**
 * The local minima of reverse KL, lowest first, from many starts on and between P's modes, narrow and broad.
 * "Best of N": what no start reaches is not found.
 */
export function reverseOptima(population: GaussianMixture, components: number): { optima: Optimum[]; starts: number } {
  const kl = new ReverseKl(population, components);
  const gradient = new Float64Array(kl.size);
  const count = STARTS[population.dimension as 1 | 2][components === 1 ? 'one' : 'more'];
  const starts = Array.from({ length: count }, (_, i) => searchStart(population, kl.size, components, i));
  // The minimiser asks for the value first and then for the gradient at the same point.
  let last: { phi: readonly number[]; gradient: number[] } | null = null;
  const value = (phi: readonly number[]) => {
    const result = kl.evaluate(phi, gradient);
    last = { phi, gradient: Array.from(gradient) };
    return result;
  };
  const slope = (phi: readonly number[]) => {
    if (last?.phi !== phi) value(phi);
    return last!.gradient;
  };
  const found = findLocalMinima(value, starts, { gradient: slope, tolerance: 1e-7, maxIterations: 200 });
  const optima = found.map(({ x, starts: reached }) => optimum(kl.mixture(x), population, reached));
  return { optima: distinct(optima), starts: count };
}

/** Means drawn from P or, every other time, from one Gaussian as broad as P; scales between P's narrowest and P's own. */
function searchStart(population: GaussianMixture, size: number, components: number, index: number): number[] {
  const draw = new Stream(SEARCH_SEED, STREAM.initialise, index);
  const d = population.dimension;
  const centre = population.mean();
  const spread = population.covariance().map((row, j) => Math.sqrt(row[j]));
  const start = new Array<number>(size).fill(0);
  for (let k = 0; k < components; k++) {
    const at = components + k * (size / components - 1);
    const mean = index % 2 ? population.sample(draw) : centre.map((c, j) => c + spread[j] * draw.normal());
    // The first of one Gaussian is P's own moments: broad optima between far modes have small basins.
    const share = index === 0 && components === 1 ? 1 : draw.uniform();
    for (let j = 0; j < d; j++) {
      const narrowest = Math.min(...population.components.map(({ covariance }) => Math.sqrt(covariance[j][j])));
      start[at + j] = index === 0 && components === 1 ? centre[j] : mean[j];
      start[at + d + j] = (1 - share) * Math.log(narrowest) + share * Math.log(spread[j]);
    }
  }
  return start;
}

function optimum(mixture: GaussianMixture, population: GaussianMixture, starts: number): Optimum {
  const order = [...mixture.components].sort((a, b) => a.mean[0] - b.mean[0]);
  return {
    parameters: {
      kind: 'mixture',
      weights: order.map(({ weight }) => weight),
      means: order.map(({ mean }) => [...mean]),
      covariances: order.map(({ covariance }) => covariance.map((row) => [...row])),
    },
    kl: klDivergence(mixture, population).value,
    starts,
  };
}

/** Components in another order are the same Q. */
function distinct(optima: Optimum[]): Optimum[] {
  const kept: Optimum[] = [];
  for (const candidate of optima) {
    const same = kept.find((other) => totalVariation(candidate.parameters, other.parameters) < 1e-4);
    if (same) same.starts += candidate.starts;
    else kept.push(candidate);
  }
  // Mirrored optima differ by rounding only: the left one comes first.
  return kept.sort((a, b) =>
    Math.abs(a.kl - b.kl) > 1e-9 ? a.kl - b.kl : a.parameters.means[0][0] - b.parameters.means[0][0],
  );
}
