import { InputError } from '../../src/input-error.ts';
import type { DataSpec } from '../../src/recording/spec.ts';
import { ordinaryLeastSquares } from '../../src/statistics/least-squares.ts';
import { inputsOf, lossAt, type Facts as RegressionFacts, targetsOf } from '../regression/facts.ts';

/** Where each run stands in the plan; from `fixed` on, those whose noise scale is held. */
export const GAUSSIAN_RUNS = { l2: 0, learned: 1, ofX: 2, network: 3, fixed: 4 } as const;

export interface Facts extends RegressionFacts {
  /** Standard deviation of the targets (ddof 0), units of y. */
  deviation: number;
  /** Too few rows to hold up a σ(x): through as many as ŷ has coefficients it passes, and σ(x) may vanish there. */
  tooFew: boolean;
  few: {
    /** The network's points, and the Gaussian loss of the best line with one σ on them; null where a line fits perfectly. */
    examples: number;
    line: number | null;
    /** The network has enough hidden units to pass through all of them. */
    fits: boolean;
    /** Shipped data with enough rows held out: there what the network did not see was found to suffer. Else nothing is claimed of it. */
    isLesson: boolean;
    /** By hand. */
    edited: boolean;
  };
}

/** Rows a coefficient of ŷ from which on σ(x) was found to stay up. */
export const ENOUGH_ROWS = 5;
/** Rows held out from which on their mean loss tells anything. */
export const ENOUGH_HELD_OUT = 10;

/** ½ ln(2πe·RSS/n) of the best line through few points, nats; null where there is none, or where RSS is nothing. */
export function lineThroughFew(few: DataSpec): number | null {
  try {
    const { residualSumOfSquares: rss, residuals } = ordinaryLeastSquares(inputsOf(few), targetsOf(few));
    const spread = Math.max(...targetsOf(few)) - Math.min(...targetsOf(few));
    if (residuals.length <= few.inputs + 1 || !(rss > (1e-9 * spread) ** 2)) return null;
    return lossAt('gaussian-nll', { meanSquare: rss / few.train.length }, null);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
