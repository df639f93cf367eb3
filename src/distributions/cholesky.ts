import { InputError } from '../input-error.ts';

/**
 * The lower factor L with L·Lᵀ = covariance, for 1 × 1 and 2 × 2.
 * InputError where the matrix is not square, not symmetric (relative 1e-9), not finite, or not positive definite.
 */
export function choleskyFactor(covariance: readonly (readonly number[])[]): number[][] {
  const d = covariance.length;
  if ((d !== 1 && d !== 2) || covariance.some((row) => row.length !== d)) {
    throw new InputError({
      what: 'A covariance has a wrong shape',
      got: covariance,
      expected: '1 × 1 or 2 × 2 numbers',
    });
  }
  const a = covariance[0][0];
  if (d === 1) {
    if (!(a > 0 && a < Number.POSITIVE_INFINITY)) throw notPositiveDefinite(covariance);
    return [[Math.sqrt(a)]];
  }
  const b = covariance[1][0];
  const c = covariance[1][1];
  if (Math.abs(b - covariance[0][1]) > 1e-9 * Math.sqrt(Math.abs(a * c))) {
    throw new InputError({
      what: 'A covariance is not symmetric',
      got: covariance,
      expected: 'equal off-diagonal entries',
    });
  }
  const l00 = Math.sqrt(a);
  const l10 = b / l00;
  const rest = c - l10 * l10;
  const finite = a < Number.POSITIVE_INFINITY && c < Number.POSITIVE_INFINITY;
  if (!(a > 0 && rest > 0 && finite)) throw notPositiveDefinite(covariance);
  return [
    [l00, 0],
    [l10, Math.sqrt(rest)],
  ];
}

function notPositiveDefinite(covariance: readonly (readonly number[])[]): InputError {
  return new InputError({
    what: 'A covariance is not positive definite',
    got: covariance,
    expected: 'finite positive variances and a correlation strictly between −1 and 1',
    remedy: 'A point mass has no density: give it a small positive scale.',
  });
}
