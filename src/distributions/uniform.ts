import type { Estimate } from '../information/quadrature.ts';
import type { Stream } from '../information/random.ts';
import { InputError } from '../input-error.ts';
import type { Density } from './distribution.ts';

/** The uniform density on [low, high]. InputError where the bounds are not finite or not in order. */
export class Uniform implements Density {
  readonly dimension = 1;
  readonly components = null;
  readonly low: number;
  readonly high: number;
  readonly #logProb: number;

  constructor(low: number, high: number) {
    if (!(Number.isFinite(low) && Number.isFinite(high) && low < high)) {
      throw new InputError({
        what: 'A uniform density has bad bounds',
        got: `${low} and ${high}`,
        expected: 'two finite numbers, the lower first',
      });
    }
    this.low = low;
    this.high = high;
    this.#logProb = -Math.log(high - low);
  }

  /** −ln(high − low) from low to high, nats; −∞ outside, NaN at NaN. */
  logProb(y: ArrayLike<number>): number {
    if (Number.isNaN(y[0])) return Number.NaN;
    return y[0] >= this.low && y[0] <= this.high ? this.#logProb : Number.NEGATIVE_INFINITY;
  }

  /** P(Y ≤ y): 0 at −∞, 1 at ∞. */
  cdf(y: number): number {
    const share = (y - this.low) / (this.high - this.low);
    return share > 0 ? Math.min(1, share) : share <= 0 ? 0 : Number.NaN;
  }

  /** One of 2²³ points, evenly spaced and none at the bounds. */
  sample(stream: Stream): number[] {
    return [this.low + (this.high - this.low) * stream.uniform()];
  }

  /** ln(high − low), nats. */
  entropy(): Estimate {
    return { value: -this.#logProb, error: 0 };
  }

  mean(): number[] {
    return [this.low + (this.high - this.low) / 2];
  }

  covariance(): number[][] {
    return [[(this.high - this.low) ** 2 / 12]];
  }

  breakpoints(): number[][] {
    return [[this.low, this.low + (this.high - this.low) / 2, this.high]];
  }
}
