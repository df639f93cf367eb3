import { GaussianMixture } from '../../src/distributions/mixture.ts';

/** What one point adds to ∫ q·f(p/q), and q·(f − t·f′) at t = p/q, from p, q and ln(p/q). */
export interface FIntegrand {
  value(p: number, q: number, logRatio: number): number;
  pull(p: number, q: number, logRatio: number): number;
}

/** (Softly) the larger of x and 0: ln(1 + eˣ), without overflow. */
const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

function alphaIntegrand(alpha: number): FIntegrand {
  const both = (q: number, logRatio: number) => q * Math.exp(alpha * logRatio);
  return {
    value: (p, q, logRatio) => (alpha * (p - q) - (both(q, logRatio) - q)) / (alpha * (1 - alpha)),
    pull: (_, q, logRatio) => (q - both(q, logRatio)) / alpha,
  };
}

const jensenShannon: FIntegrand = {
  value: (p, q, l) => 0.5 * (p * (Math.LN2 - softplus(-l)) + q * (Math.LN2 - softplus(l))),
  pull: (_, q, l) => 0.5 * q * (Math.LN2 - softplus(l)),
};

/** The symmetric and the in-between divergences, written apart from the trainer's formulas; null for any other objective. */
export function fIntegrand(id: string, alpha: number): FIntegrand | null {
  switch (id) {
    case 'alpha-divergence':
      return alphaIntegrand(alpha);
    case 'jensen-shannon':
      return jensenShannon;
    case 'squared-hellinger': {
      // A quarter of the α-divergence at ½.
      const half = alphaIntegrand(0.5);
      return { value: (...at) => half.value(...at) / 4, pull: (...at) => half.pull(...at) / 4 };
    }
    default:
      return null;
  }
}

/** The integral's step in units of the narrowest scale, how far it goes in scales, and how many nodes it may take. */
const STEP = 0.2;
const REACH = 10;
const MOST = 20_000;
/** Where ln σ may go, beyond P's narrowest and broadest scales. */
const BEYOND = 4;

/**
 * ∫ q·f(p/q) on the line, of one Gaussian Q = N(φ₁, e^{2φ₂}) against a mixture P, for the search (φ₀, a logit, is idle): one trapezoid
 * rule over the whole of both, exponentially good for integrands that vanish at its ends.
 * Its gradient is ∫ q·(f − t·f′)·∂ln q/∂φ.
 */
export class FDivergence {
  readonly size = 3;
  readonly #population: GaussianMixture;
  readonly #f: FIntegrand;
  readonly #narrowest: number;
  readonly #broadest: number;

  constructor(population: GaussianMixture, f: FIntegrand) {
    this.#population = population;
    this.#f = f;
    this.#narrowest = Math.min(...population.components.map(({ covariance }) => Math.sqrt(covariance[0][0])));
    this.#broadest = Math.sqrt(population.covariance()[0][0]);
  }

  mixture(phi: ArrayLike<number>): GaussianMixture {
    return new GaussianMixture([{ weight: 1, mean: [phi[1]], covariance: [[Math.exp(2 * phi[2])]] }]);
  }

  evaluate(phi: ArrayLike<number>, gradient: Float64Array): number {
    gradient.fill(0);
    const [mean, logSigma] = [phi[1], phi[2]];
    const within =
      logSigma > Math.log(this.#narrowest) - BEYOND &&
      logSigma < Math.log(this.#broadest) + BEYOND &&
      Math.abs(mean - this.#population.mean()[0]) < Math.exp(BEYOND) * this.#broadest;
    if (!within) return Number.POSITIVE_INFINITY;
    const sigma = Math.exp(logSigma);
    const ends = this.#population.components.flatMap(({ mean: [m], covariance: [[v]] }) => [
      m - REACH * Math.sqrt(v),
      m + REACH * Math.sqrt(v),
    ]);
    const [low, high] = [Math.min(mean - REACH * sigma, ...ends), Math.max(mean + REACH * sigma, ...ends)];
    const count = Math.min(MOST, Math.ceil((high - low) / (STEP * Math.min(sigma, this.#narrowest))));
    const step = (high - low) / count;
    let value = 0;
    for (let i = 0; i <= count; i++) {
      const y = low + i * step;
      const z = (y - mean) / sigma;
      const logQ = -0.5 * (z * z + Math.log(2 * Math.PI)) - logSigma;
      const logP = this.#population.logProb([y]);
      const [p, q] = [Math.exp(logP), Math.exp(logQ)];
      value += step * this.#f.value(p, q, logP - logQ);
      const pull = step * this.#f.pull(p, q, logP - logQ);
      gradient[1] += (pull * z) / sigma;
      gradient[2] += pull * (z * z - 1);
    }
    return value;
  }
}
