import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Design } from './design.ts';

/**
 * Condition number of the inputs' correlation matrix: its largest eigenvalue over its smallest, 1 where no two inputs are
 * correlated. On squared error, gradient descent takes steps in proportion to it.
 */
export function conditionNumber({ standardised }: Design): number {
  if (!standardised[0].length) return 1;
  const z = new Matrix(standardised);
  const eigenvalues = new EigenvalueDecomposition(z.transpose().mmul(z), { assumeSymmetric: true }).realEigenvalues;
  return Math.max(...eigenvalues) / Math.max(0, Math.min(...eigenvalues));
}
