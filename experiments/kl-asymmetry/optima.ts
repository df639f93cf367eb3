import { klDivergence } from '../../src/distributions/divergences.ts';
import { GaussianMixture } from '../../src/distributions/mixture.ts';
import { STREAM, Stream } from '../../src/information/random.ts';
import type { NaturalParameters } from '../../src/recording/recording.ts';
import { findLocalMinima } from '../../src/statistics/local-minima.ts';
import { minimise } from '../../src/statistics/minimise.ts';
import { totalVariation } from './distance.ts';
import { ReverseKl } from './reverse-kl.ts';

export type MixtureParameters = Extract<NaturalParameters, { kind: 'mixture' }>;

/** A local minimum of a divergence of Q from P, found without the trainer. */
export interface Optimum {
  parameters: MixtureParameters;
  /** Its divergence from P, in nats where it is a KL. */
  level: number;
  /** How many starts of the search ended here. */
  starts: number;
}

/** Starts of the search, by dimension: for one Gaussian, and for more, whose integrals and paths are longer. */
const STARTS = { 1: { one: 64, more: 24 }, 2: { one: 16, more: 8 } } as const;
/** One Gaussian in the plane against more modes than this starts on neighbours together, and from fewer draws beside them. */
const MANY = { modes: 4, starts: 5 } as const;
/** In the plane, searches end at the first gradient norm and settle on finer nodes to the second, where rounding allows. */
const ARRIVED = 1e-5;
const SETTLED = { tolerance: 1e-6, maxIterations: 12 } as const;
/** The search is the same for every seed of the run. */
const SEARCH_SEED = 20;

/** What was searched, and from how many starts. */
export interface Search {
  optima: Optimum[];
  starts: number;
}

/** A divergence as the search sees it: φ is K logits, then a component's mean, log scales and, in the plane, one entry more. */
interface Searchable {
  readonly size: number;
  mixture(phi: ArrayLike<number>): GaussianMixture;
  /** Its value, and its gradient written to `gradient` [size]. */
  evaluate(phi: ArrayLike<number>, gradient: Float64Array): number;
}

/**
 * The local minima of reverse KL, lowest first, from many starts on and between P's modes, narrow and broad.
 * "Best of N": what no start reaches is not found. Their levels are integrated adaptively.
 */
export function reverseOptima(population: GaussianMixture, components: number, diagonal = false): Search {
  const kl = new ReverseKl(population, components, diagonal);
  kl.resolution = 'coarse';
  const found = searchOptima(kl, population, components, () => {
    kl.resolution = 'fine';
  });
  for (const optimum of found.optima) {
    const { weights, means, covariances } = optimum.parameters;
    const q = new GaussianMixture(weights.map((weight, k) => ({ weight, mean: means[k], covariance: covariances[k] })));
    optimum.level = klDivergence(q, population).value;
  }
  return { ...found, optima: lowestFirst(found.optima) };
}

/** The same of any divergence that can be searched; `refine`: makes it more exact, for the ends of the searches to settle. */
export function searchOptima(
  divergence: Searchable,
  population: GaussianMixture,
  components: number,
  refine?: () => void,
): Search {
  const { size } = divergence;
  const gradient = new Float64Array(size);
  const d = population.dimension as 1 | 2;
  const crowded = d === 2 && components === 1 && population.components.length > MANY.modes;
  const drawn = crowded ? MANY.starts : STARTS[d][components === 1 ? 'one' : 'more'];
  // One Gaussian also starts on each mode: of many modes, draws would miss some.
  const onModes =
    components === 1 ? population.components.map((_, k) => modeStart(population, k, crowded ? 3 : 1, size)) : [];
  const starts = [...onModes, ...Array.from({ length: drawn }, (_, i) => searchStart(population, size, components, i))];
  // The minimiser asks for the value first and then for the gradient at the same point.
  let last: { phi: readonly number[]; gradient: number[] } | null = null;
  const value = (phi: readonly number[]) => {
    const result = divergence.evaluate(phi, gradient);
    last = { phi, gradient: Array.from(gradient) };
    return result;
  };
  const slope = (phi: readonly number[]) => {
    if (last?.phi !== phi) value(phi);
    return last!.gradient;
  };
  const options = { gradient: slope, tolerance: 1e-7, maxIterations: 200 };
  let found = findLocalMinima(value, starts, refine && d === 2 ? { ...options, tolerance: ARRIVED } : options);
  if (refine && d === 2) {
    refine();
    found = found.map(({ x, starts: reached }) => ({ ...minimise(value, slope, x, SETTLED), starts: reached }));
  }
  const optima = found.map(({ x, value: level, starts: reached }) => optimum(divergence.mixture(x), level, reached));
  return { optima: lowestFirst(distinct(optima)), starts: starts.length };
}

/** The mean and covariance of a mode together with its nearest neighbours, `together` modes in all. */
function modeStart({ components }: GaussianMixture, k: number, together: number, size: number): number[] {
  const distance = (other: number) => Math.hypot(...components[k].mean.map((m, j) => m - components[other].mean[j]));
  const nearest = components.map((_, other) => other).sort((a, b) => distance(a) - distance(b));
  const near = nearest.slice(0, together).map((other) => components[other]);
  const total = near.reduce((sum, { weight }) => sum + weight, 0);
  const group = new GaussianMixture(near.map((mode) => ({ ...mode, weight: mode.weight / total })));
  const covariance = group.covariance();
  if (covariance.length === 1) return [0, group.mean()[0], 0.5 * Math.log(covariance[0][0])];
  const [[a, b], [, c]] = covariance;
  return [0, ...group.mean(), 0.5 * Math.log(a), 0.5 * Math.log(c - (b * b) / a), b / Math.sqrt(a)].slice(0, size);
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

function optimum(mixture: GaussianMixture, level: number, starts: number): Optimum {
  const order = [...mixture.components].sort((a, b) => a.mean[0] - b.mean[0]);
  return {
    parameters: {
      kind: 'mixture',
      weights: order.map(({ weight }) => weight),
      means: order.map(({ mean }) => [...mean]),
      covariances: order.map(({ covariance }) => covariance.map((row) => [...row])),
    },
    level,
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
  return kept;
}

/** Mirrored optima differ by rounding only: the left one comes first. */
function lowestFirst(optima: Optimum[]): Optimum[] {
  return [...optima].sort((a, b) =>
    Math.abs(a.level - b.level) > 1e-9 ? a.level - b.level : a.parameters.means[0][0] - b.parameters.means[0][0],
  );
}
