import type { Density } from '../../src/distributions/distribution.ts';
import { Gaussian } from '../../src/distributions/gaussian.ts';
import { Laplace } from '../../src/distributions/laplace.ts';
import { GaussianMixture } from '../../src/distributions/mixture.ts';
import { Uniform } from '../../src/distributions/uniform.ts';
import { normalProbability } from '../../src/information/error-function.ts';

/** A density on the line, as plain data. */
export type DensitySpec =
  | { kind: 'gaussian' | 'laplacian' | 'uniform'; location: number; scale: number }
  | { kind: 'mixture'; components: { weight: number; mean: number; scale: number }[] };

/** The density of aX + b. */
export function moved(spec: DensitySpec, a: number, b: number): DensitySpec {
  if (spec.kind !== 'mixture') return { ...spec, location: a * spec.location + b, scale: a * spec.scale };
  const components = spec.components.map(({ weight, mean, scale }) => ({
    weight,
    mean: a * mean + b,
    scale: a * scale,
  }));
  return { kind: 'mixture', components };
}

/** scale: standard deviation of a Gaussian, the λ of a Laplacian, the width of a uniform density about its location. */
export function densityOf(spec: DensitySpec): Density {
  switch (spec.kind) {
    case 'gaussian':
      return Gaussian.withScale(spec.location, spec.scale);
    case 'laplacian':
      return new Laplace(spec.location, spec.scale);
    case 'uniform':
      return new Uniform(spec.location - spec.scale / 2, spec.location + spec.scale / 2);
    case 'mixture':
      return new GaussianMixture(
        spec.components.map(({ weight, mean, scale }) => ({ weight, mean: [mean], covariance: [[scale ** 2]] })),
      );
  }
}

/** Scale of the narrowest part, units of y. */
export function narrowest(spec: DensitySpec): number {
  return spec.kind === 'mixture' ? Math.min(...spec.components.map(({ scale }) => scale)) : spec.scale;
}

/** P(low < Y ≤ high), with the relative accuracy that a sum of surprises asks for, also where little lies there. */
export function probability(spec: DensitySpec, density: Density, low: number, high: number): number {
  switch (spec.kind) {
    case 'uniform': {
      const half = spec.scale / 2;
      const [a, b] = [low - spec.location, high - spec.location].map((y) => Math.max(-half, Math.min(half, y)));
      return (b - a) / spec.scale;
    }
    case 'laplacian': {
      const [a, b] = [(low - spec.location) / spec.scale, (high - spec.location) / spec.scale];
      if (a >= 0) return (-Math.exp(-a) * Math.expm1(a - b)) / 2;
      if (b <= 0) return (-Math.exp(b) * Math.expm1(a - b)) / 2;
      return (-Math.expm1(a) - Math.expm1(-b)) / 2;
    }
    default: {
      // A difference of distribution functions would lose what a narrow cell holds; p at its middle errs by (Δ/σ)²/24.
      if (high - low < NARROW * narrowest(spec)) return Math.exp(density.logProb([(low + high) / 2])) * (high - low);
      const parts = spec.kind === 'mixture' ? spec.components : [{ weight: 1, mean: spec.location, scale: spec.scale }];
      return parts.reduce(
        (sum, { weight, mean, scale }) => sum + weight * normalProbability((low - mean) / scale, (high - mean) / scale),
        0,
      );
    }
  }
}

/** Cells of a Gaussian below this share of its scale are narrow: 4e-10 is what the middle errs by there. */
const NARROW = 1e-4;
