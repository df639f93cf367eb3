import { Matrix, QrDecomposition } from 'ml-matrix';
import { standardise } from './design.ts';

/**
 * Leverages h_ii of a linear regression with an intercept, x [example][feature] → [example]: the diagonal of the hat matrix
 * X(XᵀX)⁻¹Xᵀ, by how much least squares moves a fitted value for a unit of its own y. With X = [1, QR] and centred columns it is
 * 1/n + ‖q_i‖² (Hoaglin & Welsch, The American Statistician 32, 1978). They sum to the number of coefficients.
 * InputError on bad shapes and constant inputs.
 */
export function leverages(x: readonly (readonly number[])[]): number[] {
  const n = x.length;
  const { standardised, centre } = standardise(x, new Array<number>(n).fill(0));
  if (centre.length === 0) return new Array<number>(n).fill(1 / n);
  const q = new QrDecomposition(new Matrix(standardised)).orthogonalMatrix;
  return standardised.map((_, i) => 1 / n + q.getRow(i).reduce((sum, value) => sum + value * value, 0));
}
