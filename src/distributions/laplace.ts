import type { Estimate } from '../information/quadrature.ts';
import type { Stream } from '../information/random.ts';
import { InputError } from '../input-error.ts';
import type { Density } from './distribution.ts';

/** Multiples of the scale: outside ±40 lies 4e-18 of the mass. */
const SPREAD = [-40, -12, -4, -1, 0, 1, 4, 12, 40];

/**
 * The Laplacian with density e^{−|y − loc|/scale} / (2·scale).
 * InputError on a loc that is not finite and on a scale that is not positive and finite.
 */
export class Laplace implements Density {
  readonly dimension = 1;
  readonly components = null;
  readonly loc: number;
  readonly scale: number;

  constructor(loc: number, scale: number) {
    if (!Number.isFinite(loc)) {
      throw new InputError({ what: 'A Laplacian has a bad location', got: loc, expected: 'a finite number' });
    }
    if (!(scale > 0 && scale < Number.POSITIVE_INFINITY)) {
      throw new InputError({ what: 'A Laplacian has a bad scale', got: scale, expected: 'a positive finite number' });
    }
    this.loc = loc;
    this.scale = scale;
  }

  /** −|y − loc|/scale − ln(2·scale), nats; −∞ at ±∞, NaN at NaN. */
  logProb(y: ArrayLike<number>): number {
    return -Math.abs(y[0] - this.loc) / this.scale - Math.log(2 * this.scale);
  }

  /** P(Y ≤ y): 0 at −∞, 1 at ∞. */
  cdf(y: number): number {
    const z = (y - this.loc) / this.scale;
    return z < 0 ? 0.5 * Math.exp(z) : 1 - 0.5 * Math.exp(-z);
  }

  /** By the inverse of the distribution function. |draw − loc| ≤ 16·scale (the uniform is at least 2⁻²⁴). */
  sample(stream: Stream): number[] {
    const u = stream.uniform();
    return [this.loc + this.scale * (u < 0.5 ? Math.log(2 * u) : -Math.log(2 * (1 - u)))];
  }

  /** 1 + ln(2·scale), nats. */
  entropy(): Estimate {
    return { value: 1 + Math.log(2 * this.scale), error: 0 };
  }

  mean(): number[] {
    return [this.loc];
  }

  covariance(): number[][] {
    return [[2 * this.scale * this.scale]];
  }

  breakpoints(): number[][] {
    return [SPREAD.map((z) => this.loc + z * this.scale)];
  }
}
