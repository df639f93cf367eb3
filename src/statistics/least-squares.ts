import { Matrix, QrDecomposition } from 'ml-matrix';
import { compensatedSum } from '../information/compensated-sum.ts';
import { collinear, standardise, toOwnUnits } from './design.ts';

export interface LinearFit {
  /** Units of y. */
  intercept: number;
  /** [feature], units of y per unit of x. */
  coefficients: number[];
  /** y − ŷ, [example] */
  residuals: number[];
}

export interface LeastSquaresFit extends LinearFit {
  /** Σ residual², units of y squared. */
  residualSumOfSquares: number;
}

/** Below this share of the largest, a pivot of R counts as 0. */
const RANK_TOLERANCE = 1e-10;

/**
 * Ordinary least squares with an intercept, x [example][feature], by a Householder QR of the standardised inputs.
 * It is the maximum-likelihood fit under Gaussian noise of any one scale.
 * InputError on bad shapes, constant inputs (see `standardise`) and linearly dependent inputs.
 */
export function ordinaryLeastSquares(x: readonly (readonly number[])[], y: readonly number[]): LeastSquaresFit {
  const design = standardise(x, y);
  const features = design.centre.length;
  const meanOfTargets = compensatedSum(y) / y.length;
  let coefficients: number[] = [];
  if (features > 0) {
    const qr = new QrDecomposition(new Matrix(design.standardised));
    const pivots = qr.upperTriangularMatrix.diagonal().map(Math.abs);
    if (Math.min(...pivots) < RANK_TOLERANCE * Math.max(...pivots)) throw collinear();
    coefficients = qr.solve(Matrix.columnVector(y.map((v) => v - meanOfTargets))).to1DArray();
  }
  const own = toOwnUnits(design, meanOfTargets, coefficients);
  // In centred coordinates, where nothing large cancels.
  const residuals = design.standardised.map((row, i) =>
    row.reduce((rest, v, j) => rest - v * coefficients[j], y[i] - meanOfTargets),
  );
  return { ...own, residuals, residualSumOfSquares: compensatedSum(residuals.map((r) => r * r)) };
}
