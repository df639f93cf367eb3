import { NORMAL_999 } from '../../src/statistics/intervals.ts';

/** Draws from which on the mean of a quantity of kurtosis 1 or so is taken to be Gaussian. */
const MANY = 16;

/** Standard deviation and kurtosis (fourth central moment over the variance squared) of what is drawn. */
export interface Spread {
  deviation: number;
  kurtosis: number;
}

/**
 * Draws from which on the square of a sample mean's error scatters as a Gaussian's does: its relative variance is 2 plus
 * the excess kurtosis over n. A table with one outcome in a million has to be drawn about a million times for that.
 */
export function gaussianFrom({ kurtosis }: Spread): number {
  return Math.max(MANY, kurtosis);
}

/**
 * How far the mean of so many draws strays from its expectation in at most one case of a thousand: the Gaussian's interval
 * where the draws are many for their kurtosis, otherwise Chebyshev's, which needs no limit.
 */
export function strayOfMean({ deviation, kurtosis }: Spread, draws: number): number {
  const factor = draws >= MANY * kurtosis ? NORMAL_999 : Math.sqrt(1000);
  return (factor * deviation) / Math.sqrt(draws);
}
