import type { Stream } from '../information/random.ts';
import { InputError } from '../input-error.ts';
import { choleskyFactor } from './cholesky.ts';

/** weight · N(mean, covariance) on R^1 or R^2: y = mean + chol·z with z standard normal. */
export interface GaussianComponent {
  readonly weight: number;
  /** [dimension] */
  readonly mean: readonly number[];
  /** [dimension][dimension] */
  readonly covariance: readonly (readonly number[])[];
  /** Lower Cholesky factor [dimension][dimension]. */
  readonly chol: readonly (readonly number[])[];
  /** ln weight − ½ ln det(2π·covariance), nats. */
  readonly logHeight: number;
}

/** InputError on a mean that is not finite, a covariance of another size or not positive definite, a weight ≤ 0. */
export function gaussianComponent(
  weight: number,
  mean: readonly number[],
  covariance: readonly (readonly number[])[],
): GaussianComponent {
  if (!(weight > 0 && weight <= 1)) {
    throw new InputError({ what: 'A weight is out of range', got: weight, expected: 'more than 0, at most 1' });
  }
  if (!mean.every(Number.isFinite)) {
    throw new InputError({ what: 'A mean is not finite', got: String(mean), expected: 'finite numbers' });
  }
  const chol = choleskyFactor(covariance);
  if (mean.length !== chol.length) {
    throw new InputError({
      what: 'A mean and its covariance differ in dimension',
      got: `${mean.length} and ${chol.length}`,
      expected: 'one dimension, 1 or 2',
    });
  }
  const logDeterminant = chol.reduce((sum, row, i) => sum + Math.log(row[i]), 0);
  const logHeight = Math.log(weight) - logDeterminant - (mean.length / 2) * Math.log(2 * Math.PI);
  return { weight, mean, covariance, chol, logHeight };
}

/** ln(weight·N(y)) at (y0, y1), nats; y1 is ignored in one dimension. −∞ at ±∞, NaN at NaN. Allocates nothing. */
export function componentLogProb(component: GaussianComponent, y0: number, y1: number): number {
  const { mean, chol, logHeight } = component;
  const z0 = (y0 - mean[0]) / chol[0][0];
  if (mean.length === 1) return logHeight - 0.5 * z0 * z0;
  const z1 = (y1 - mean[1] - chol[1][0] * z0) / chol[1][1];
  const square = z0 * z0 + z1 * z1;
  // ∞ − ∞ and 0·∞ above: the point is infinitely far off.
  if (Number.isNaN(square)) return Number.isNaN(y0) || Number.isNaN(y1) ? Number.NaN : Number.NEGATIVE_INFINITY;
  return logHeight - 0.5 * square;
}

/** Adds share·∂ln N/∂y = −share·covariance⁻¹(y − mean) to out[offset …]. Allocates nothing. */
export function addComponentGradient(
  component: GaussianComponent,
  y0: number,
  y1: number,
  share: number,
  out: Float64Array | number[],
  offset: number,
): void {
  const { mean, chol } = component;
  const z0 = (y0 - mean[0]) / chol[0][0];
  if (mean.length === 1) {
    out[offset] -= (share * z0) / chol[0][0];
    return;
  }
  const g1 = (y1 - mean[1] - chol[1][0] * z0) / chol[1][1] / chol[1][1];
  out[offset] -= (share * (z0 - chol[1][0] * g1)) / chol[0][0];
  out[offset + 1] -= share * g1;
}

/** One draw from N(mean, covariance), written to out [dimension]. */
export function sampleComponent(component: GaussianComponent, stream: Stream, out: number[]): number[] {
  const { mean, chol } = component;
  const z0 = stream.normal();
  out[0] = mean[0] + chol[0][0] * z0;
  if (mean.length === 2) out[1] = mean[1] + chol[1][0] * z0 + chol[1][1] * stream.normal();
  return out;
}

/** Multiples of the standard deviation: outside ±12 lies 4e-33 of the mass. */
const SPREAD = [-12, -6, -3, -1, 0, 1, 3, 6, 12];

/** Breakpoints for quadrature [dimension][…], ascending, of components together. */
export function componentBreakpoints(components: readonly GaussianComponent[]): number[][] {
  return components[0].mean.map((_, i) =>
    components
      .flatMap(({ mean, covariance }) => SPREAD.map((z) => mean[i] + z * Math.sqrt(covariance[i][i])))
      .sort((a, b) => a - b),
  );
}
