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

  constructor(probabilities: readonly number[]) {
    checkProbabilities(probabilities);
    this.probabilities = probabilities.slice();
  }

  /** ln P(outcome), nats; −∞ for anything that is not an outcome and for outcomes of probability 0, NaN at NaN. */
  logProb(y: ArrayLike<number>): number {
    if (Number.isNaN(y[0])) return Number.NaN;
    return Math.log(this.probabilities[y[0]] ?? 0);
  }

  sample(stream: Stream): number[] {
    const u = stream.uniform();
    let cumulative = 0;
    for (let outcome = 0; outcome < this.probabilities.length; outcome++) {
      cumulative += this.probabilities[outcome];
      if (u < cumulative) return [outcome];
    }
    // The sum may end a rounding below 1: the last outcome that can happen.
    return [this.probabilities.findLastIndex((p) => p > 0)];
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
