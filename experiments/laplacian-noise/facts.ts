import type { DataSpec } from '../../src/recording/spec.ts';
import { leastAbsoluteDeviations } from '../../src/statistics/least-absolute-deviations.ts';
import { quantileRegression } from '../../src/statistics/quantile-regression.ts';
import {
  featuresOf,
  type Regression,
  type Facts as RegressionFacts,
  regressionFacts,
  targetsOf,
} from '../regression/facts.ts';
import { deviationOf } from '../regression/moments.ts';
import { leverageThreshold, lineBreakdown, medianBreakdown } from './breakdown.ts';
import { deviationsFit, FAR, hatColumn, moved, squaresFit, withTargets } from './outlier.ts';

/** Where each run stands in the plan; the quantiles' follow, then those whose noise scale is held. */
export const LAPLACIAN_RUNS = { l2: 0, l1: 1, learned: 2, quantiles: 3 } as const;

export interface Facts extends RegressionFacts {
  /** What the model sees of x, [example][feature], and the targets before the outlier was moved. */
  x: number[][];
  y: number[];
  /** Standard deviation of y before the outlier was moved (ddof 0). */
  deviation: number;
  outlier: {
    /** From 0. */
    row: number;
    /** In units of y, and of their standard deviation. */
    by: number;
    shares: number;
    /** Column of the hat matrix: how least squares moves for a unit of its y. */
    hat: number[];
    /** Fitted value at the row before it was moved: least squares. */
    squaresBefore: number;
    /**
     * Least absolute deviations with the row infinitely far up (down, where it was moved down): all fitted values, and whether
     * the line follows the row there. Where it does not, its value at the row is the threshold beyond which it holds still.
     */
    far: number[];
    follows: boolean;
    farIsUnique: boolean;
  };
  /** `follows`: this quantile’s line, too, follows the row as far as it goes on the way on which it was moved. */
  quantiles: { tau: number; meanPinball: number; follows: boolean }[];
  median: { breakdown: number };
  /** Of a line on one input; null for others. */
  line: { breakdown: number; leverage: number } | null;
}

export function laplacianFacts(
  data: DataSpec,
  body: Regression['body'],
  { row, shares, taus }: { row: number; shares: number; taus: readonly number[] },
): Facts & { data: DataSpec } {
  const [x, y] = [featuresOf(data, body), targetsOf(data)];
  const deviation = deviationOf(y);
  const by = shares * deviation;
  const only = new Set([row]);
  const targets = moved(y, only, by);
  const own = withTargets(data, targets);
  const up = by < 0 ? -1 : 1;
  const farTargets = moved(y, only, up * FAR * deviation);
  const far = deviationsFit(x, farTargets);
  const carried = (fitted: number) => Math.abs(fitted - y[row]) > 1e-3 * FAR * deviation;
  const line = body.kind === 'linear' && data.inputs === 1;
  const first = x.map(([value]) => value);
  return {
    ...regressionFacts(own, body, 0.5),
    data: own,
    x,
    y,
    deviation,
    outlier: {
      row,
      by,
      shares,
      hat: hatColumn(x, row),
      squaresBefore: squaresFit(x, y)[row],
      far,
      follows: carried(far[row]),
      farIsUnique: leastAbsoluteDeviations(x, farTargets).unique,
    },
    quantiles: taus.map((tau) => ({
      tau,
      meanPinball: quantileRegression(x, targets, tau).sumOfPinballLosses / y.length,
      follows: carried(farTargets[row] - quantileRegression(x, farTargets, tau).residuals[row]),
    })),
    median: { breakdown: medianBreakdown(y.length) },
    line: line ? { breakdown: lineBreakdown(first), leverage: leverageThreshold(first, row) } : null,
  };
}
