import { compensatedSum } from '../information/compensated-sum.ts';
import { checkProbabilities, entropy } from '../information/entropy.ts';
import type { Estimate } from '../information/quadrature.ts';
import type { Stream } from '../information/random.ts';
import type { Distribution } from './distribution.ts';

/** A table of probabilities of the outcomes 0 … m−1. InputError where entries are negative or do not sum to 1 (1e-9). */
export class Categorical implements Distribution {
  readonly dimension = 1;
  /** [outcome] */
  readonly probabilities: readonly number[];
  /** P(outcome ≤ i), [outcome]. */
  private readonly cumulative: Float64Array;

  constructor(probabilities: readonly number[]) {
    checkProbabilities(probabilities);
    this.probabilities = probabilities.slice();
    let sum = 0;
    this.cumulative = Float64Array.from(probabilities, (p) => (sum += p));
  }

  /** ln P(outcome), nats; −∞ for anything that is not an outcome and for outcomes of probability 0, NaN at NaN. */
  logProb(y: ArrayLike<number>): number {
    if (Number.isNaN(y[0])) return Number.NaN;
    return Math.log(this.probabilities[y[0]] ?? 0);
  }

  sample(stream: Stream): number[] {
    return [this.outcomeAt(stream.uniform())];
  }

  /** The outcome of a uniform draw u: the first whose cumulative probability is above u. */
  outcomeAt(u: number): number {
    const { cumulative } = this;
    let [low, high] = [0, cumulative.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (u < cumulative[middle]) high = middle;
      else low = middle + 1;
    }
    // The sum may end a rounding below 1: the last outcome that can happen.
    return low < cumulative.length ? low : this.probabilities.findLastIndex((p) => p > 0);
  }

  entropy(): Estimate {
    return { value: entropy(this.probabilities), error: 0 };
  }

  /** Mean of the outcome's number. */
  mean(): number[] {
    return [compensatedSum(this.probabilities.map((p, outcome) => p * outcome))];
  }

  /** Variance of the outcome's number. */
  covariance(): number[][] {
    const [m] = this.mean();
    return [[compensatedSum(this.probabilities.map((p, outcome) => p * (outcome - m) ** 2))]];
  }
}
