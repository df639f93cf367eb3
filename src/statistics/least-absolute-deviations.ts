import type { LinearFit } from './least-squares.ts';
import { quantileRegression } from './quantile-regression.ts';

export interface LeastAbsoluteDeviationsFit extends LinearFit {
  /** Σ |residual|, units of y. */
  sumOfAbsoluteResiduals: number;
  /** Primal minus dual objective, units of y: the sum is least to within this. */
  dualityGap: number;
  /** True: proved to be the only optimum. False: other coefficients may share the sum; compare the sum, not the slope. */
  unique: boolean;
}

/**
 * Least absolute deviations with an intercept, x [example][feature]: the exact minimiser of Σ|residual|, which is the
 * maximum-likelihood fit under Laplacian noise of any one scale. It is the median regression, tau = ½.
 * InputError as in `quantileRegression`.
 */
export function leastAbsoluteDeviations(
  x: readonly (readonly number[])[],
  y: readonly number[],
): LeastAbsoluteDeviationsFit {
  const { sumOfPinballLosses, dualityGap, ...fit } = quantileRegression(x, y, 0.5);
  return { ...fit, sumOfAbsoluteResiduals: 2 * sumOfPinballLosses, dualityGap: 2 * dualityGap };
}
