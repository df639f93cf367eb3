import { expectation } from '../../src/distributions/expectation.ts';
import { componentBreakpoints } from '../../src/distributions/gaussian-component.ts';
import { Laplace } from '../../src/distributions/laplace.ts';
import { GaussianMixture } from '../../src/distributions/mixture.ts';
import { entropy } from '../../src/information/entropy.ts';
import { erfcx, normalCdf, normalProbability } from '../../src/information/error-function.ts';
import { integrate } from '../../src/information/quadrature.ts';
import type { Stream } from '../../src/information/random.ts';
import type { PopulationSpec } from '../../src/recording/spec.ts';

type Components = Extract<PopulationSpec, { kind: 'mixture' }>['components'];

/** What y is drawn from, as plain data. */
export type SourceSpec =
  | { kind: 'mixture'; components: Components }
  | { kind: 'uniform'; width: number }
  | { kind: 'laplacian'; scale: number }
  /** Distinct points with their probabilities. */
  | { kind: 'points'; at: number[]; weights: number[] };

/** What the lesson has to know of y, and of y with noise. */
export interface Source {
  readonly dimension: 1 | 2;
  /** h(y), nats; −∞ for points. */
  readonly entropy: number;
  /** By which h(y + σε) − h(y) goes to 0: coefficient·σ^power. Null for points. */
  readonly law: { coefficient: number; power: 1 | 2 } | null;
  /** σ below this share of a unit is small: the law is fitted below a tenth of it. */
  readonly scale: number;
  /** Scale of the narrowest part, units of y, and Gaussians that it takes to look like y: what a mixture has to learn. */
  readonly narrowest: number;
  readonly parts: number;
  /** Standard deviation of y, in the plane the larger one. */
  readonly deviation: number;
  /** h(y + σε), nats. */
  noisyEntropy(sigma: number): number;
  /** One draw [dimension]. */
  sample(stream: Stream): number[];
  /** P(a < y ≤ b) in one dimension. */
  probability(a: number, b: number): number;
  /** Every draw of y in one dimension lies within. */
  readonly range: readonly [number, number];
}

export function sourceOf(spec: SourceSpec): Source {
  switch (spec.kind) {
    case 'mixture':
      return ofMixture(spec.components);
    case 'uniform':
      return ofUniform(spec.width);
    case 'laplacian':
      return ofLaplacian(spec.scale);
    case 'points':
      return ofPoints(spec);
  }
}

function withNoise(components: Components, sigma: number): GaussianMixture {
  return new GaussianMixture(
    components.map(({ weight, mean, covariance }) => ({
      weight,
      mean,
      covariance: covariance.map((row, i) => row.map((c, j) => (i === j ? c + sigma * sigma : c))),
    })),
  );
}

function ofMixture(components: Components): Source {
  const mixture = new GaussianMixture(components);
  const slope = [0, 0];
  const fisher = expectation(mixture, (y) => {
    mixture.logProbGradient(y, slope);
    return y.reduce((sum, _, j) => sum + slope[j] ** 2, 0);
  }).value;
  const scales = mixture.components.map(({ chol }) => chol[0][0]);
  const [breakpoints] = componentBreakpoints(mixture.components);
  return {
    dimension: mixture.dimension as 1 | 2,
    entropy: mixture.entropy().value,
    law: { coefficient: fisher / 2, power: 2 },
    scale: Math.sqrt(mixture.dimension / fisher),
    narrowest: Math.min(...mixture.components.flatMap(({ chol }) => chol.map((row, j) => row[j]))),
    parts: components.length,
    deviation: Math.sqrt(Math.max(...mixture.covariance().map((row, j) => row[j]))),
    noisyEntropy: (sigma) => withNoise(components, sigma).entropy().value,
    sample: (stream) => mixture.sample(stream),
    probability: (a, b) =>
      mixture.components.reduce(
        (sum, { weight, mean }, k) =>
          sum + weight * normalProbability((a - mean[0]) / scales[k], (b - mean[0]) / scales[k]),
        0,
      ),
    range: [breakpoints[0], breakpoints[breakpoints.length - 1]],
  };
}

/** Gaussians for the flat top of a uniform density, or for a Laplacian’s peak and tails. */
const SHAPE_PARTS = 6;

/** Multiples of σ between which a smoothed edge is resolved. */
const EDGE = [-12, -6, -3, -1, 0, 1, 3, 6, 12];

/** ∫ −Φ ln Φ: what smoothing adds to the entropy of a unit density at one edge, for each σ of the noise. */
export function edgeCoefficient(): number {
  return integrate((z) => -normalCdf(z) * Math.log(normalCdf(z)), -37, 12, { breakpoints: EDGE }).value;
}

function ofUniform(width: number): Source {
  const logProb = (sigma: number, y: number) =>
    Math.log(normalProbability((y - width) / sigma, y / sigma)) - Math.log(width);
  return {
    dimension: 1,
    entropy: Math.log(width),
    law: { coefficient: (2 * edgeCoefficient()) / width, power: 1 },
    scale: width,
    narrowest: width,
    parts: SHAPE_PARTS,
    deviation: width / Math.sqrt(12),
    noisyEntropy: (sigma) =>
      entropyOf(
        (y) => logProb(sigma, y),
        EDGE.flatMap((z) => [z * sigma, width + z * sigma]),
      ),
    sample: (stream) => [width * stream.uniform()],
    probability: (a, b) => Math.max(0, Math.min(b, width) - Math.max(a, 0)) / width,
    range: [0, width],
  };
}

function ofLaplacian(scale: number): Source {
  const laplace = new Laplace(0, scale);
  /** The two tails e^{∓y/λ}/4λ smoothed, each written so that nothing overflows: e^{−y²/2σ²}·erfcx. */
  const logProb = (sigma: number, y: number) => {
    const tail = (side: number) => {
      const u = (sigma / scale - (side * y) / sigma) / Math.SQRT2;
      if (u >= 0) return Math.exp(-(y * y) / (2 * sigma * sigma)) * erfcx(u);
      const grown = Math.exp((sigma * sigma) / (2 * scale * scale) - (side * y) / scale);
      return 2 * grown - Math.exp(-(y * y) / (2 * sigma * sigma)) * erfcx(-u);
    };
    return Math.log((tail(1) + tail(-1)) / (4 * scale));
  };
  const [spread] = laplace.breakpoints();
  return {
    dimension: 1,
    entropy: laplace.entropy().value,
    law: { coefficient: 1 / (2 * scale * scale), power: 2 },
    scale,
    narrowest: scale,
    parts: SHAPE_PARTS,
    deviation: scale * Math.SQRT2,
    noisyEntropy: (sigma) =>
      entropyOf(
        (y) => logProb(sigma, y),
        [...spread, ...EDGE.map((z) => z * sigma), ...EDGE.map((z) => z * Math.hypot(scale, sigma))],
      ),
    sample: (stream) => laplace.sample(stream),
    probability: (a, b) => (a > 0 ? laplace.cdf(-a) - laplace.cdf(-b) : laplace.cdf(b) - laplace.cdf(a)),
    // A draw is within 16 scales.
    range: [-20 * scale, 20 * scale],
  };
}

function ofPoints({ at, weights }: Extract<SourceSpec, { kind: 'points' }>): Source {
  const components = at.map((point, k) => ({ weight: weights[k], mean: [point], covariance: [[0]] }));
  const gaps = [...at].sort((a, b) => a - b).map((point, k, all) => (k === 0 ? Infinity : point - all[k - 1]));
  const nearest = Math.min(...gaps);
  const mean = at.reduce((sum, point, k) => sum + weights[k] * point, 0);
  return {
    dimension: 1,
    entropy: Number.NEGATIVE_INFINITY,
    law: null,
    scale: Number.isFinite(nearest) ? nearest : 1,
    narrowest: 0,
    parts: at.length,
    deviation: Math.sqrt(at.reduce((sum, point, k) => sum + weights[k] * (point - mean) ** 2, 0)),
    noisyEntropy: (sigma) => withNoise(components, sigma).entropy().value,
    sample: (stream) => {
      const u = stream.uniform();
      let [k, sum] = [0, weights[0]];
      while (u > sum && k + 1 < at.length) sum += weights[++k];
      return [at[k]];
    },
    probability: (a, b) => at.reduce((sum, point, k) => (point > a && point <= b ? sum + weights[k] : sum), 0),
    range: [Math.min(...at), Math.max(...at)],
  };
}

/** −∫ p ln p over the breakpoints' range. */
function entropyOf(logProb: (y: number) => number, breakpoints: readonly number[]): number {
  const integrand = (y: number) => {
    const value = logProb(y);
    return value === Number.NEGATIVE_INFINITY ? 0 : -Math.exp(value) * value;
  };
  return integrate(integrand, Math.min(...breakpoints), Math.max(...breakpoints), { breakpoints }).value;
}

/** Entropy of the points' probabilities: what H_σ cannot pass; null where y is not one of finitely many. */
export function mostInformation(spec: SourceSpec): number | null {
  return spec.kind === 'points' ? entropy(spec.weights) : null;
}
