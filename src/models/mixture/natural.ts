import type { NaturalParameters } from '../../recording/recording.ts';
import type { Coordinates } from '../coordinates.ts';

interface Shape {
  components: number;
  dimension: 1 | 2;
  coordinates: Coordinates;
}

/** Weights, means and covariances in the data's units from standardised means and Cholesky factors. */
export function naturalMixture(
  { components, dimension: d, coordinates }: Shape,
  weight: Float64Array,
  mean: Float64Array,
  scale: Float64Array,
  lower: Float64Array,
): NaturalParameters & { kind: 'mixture' } {
  const means: number[][] = [];
  const covariances: number[][][] = [];
  for (let k = 0; k < components; k++) {
    const { centre, scale: unit } = coordinates;
    means.push(Array.from({ length: d }, (_, j) => centre[j] + unit[j] * mean[k * d + j]));
    const variance = (scale[k * d] * unit[0]) ** 2;
    if (d === 1) {
      covariances.push([[variance]]);
    } else {
      const covariance = scale[k * d] * lower[k] * unit[0] * unit[1];
      const second = (lower[k] ** 2 + scale[k * d + 1] ** 2) * unit[1] ** 2;
      covariances.push([
        [variance, covariance],
        [covariance, second],
      ]);
    }
  }
  return { kind: 'mixture', weights: Array.from(weight), means, covariances };
}

/** Square roots of a covariance's eigenvalues, ascending: the scales along its own axes, in the data's units. */
export function principalScales(covariance: readonly (readonly number[])[]): number[] {
  if (covariance.length === 1) return [Math.sqrt(covariance[0][0])];
  const [[a, b], [, c]] = covariance;
  const largest = (a + c) / 2 + Math.hypot((a - c) / 2, b);
  // The product of the eigenvalues is the determinant: dividing keeps the small one accurate where subtracting loses it.
  return [Math.sqrt(Math.max(0, (a * c - b * b) / largest)), Math.sqrt(largest)];
}
