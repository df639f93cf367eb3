import type { Estimate } from '../information/quadrature.ts';
import type { Stream } from '../information/random.ts';
import type { GaussianComponent } from './gaussian-component.ts';

/** What every distribution offers. A point is y [dimension]; log densities and entropies are in nats. */
export interface Distribution {
  /** d of y ∈ R^d; 1 for a table, whose points are [outcome]. */
  readonly dimension: number;
  /** ln p(y): −∞ outside the support and at ±∞, NaN where a coordinate is NaN. */
  logProb(y: ArrayLike<number>): number;
  /** One draw [dimension]. */
  sample(stream: Stream): number[];
  /** Shannon entropy (differential for a density), nats; error 0 where there is a closed form. */
  entropy(): Estimate;
  /** [dimension] */
  mean(): number[];
  /** [dimension][dimension] */
  covariance(): number[][];
}

/** A density on R^1 or R^2 that quadrature can handle. */
export interface Density extends Distribution {
  /**
   * Per coordinate, the points [dimension][…], ascending, between which an adaptive rule sees the density's bulk and
   * its kinks. The first and last bound all but a share below 1e-16 of the mass.
   */
  breakpoints(): number[][];
  /** Where the density is a mixture of Gaussians: its components, over which 2-D integrals run. Else null. */
  readonly components: readonly GaussianComponent[] | null;
}
