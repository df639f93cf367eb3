import type { Coordinates } from '../coordinates.ts';
import { naturalMixture, principalScales } from './natural.ts';

/** More components than this are summarised by their smallest scale alone, to keep recordings small. */
const MOST_COMPONENTS = 16;

/** `smallestScale`, then `weight[k]`, `mean[k]` (1-D) or `mean[k][j]`, `scale[k]` or `scale[k][j]` (principal, ascending). */
export function mixtureSummaryNames(components: number, dimension: 1 | 2): { name: string; unit: string }[] {
  const names = [{ name: 'smallestScale', unit: 'y' }];
  if (components > MOST_COMPONENTS) return names;
  const each = (what: string, unit: string) => {
    for (let k = 0; k < components; k++) {
      if (dimension === 1) names.push({ name: `${what}[${k}]`, unit });
      else for (let j = 0; j < dimension; j++) names.push({ name: `${what}[${k}][${j}]`, unit });
    }
  };
  for (let k = 0; k < components; k++) names.push({ name: `weight[${k}]`, unit: '1' });
  each('mean', 'y');
  each('scale', 'y');
  return names;
}

export function mixtureSummaries(
  shape: { components: number; dimension: 1 | 2; coordinates: Coordinates },
  weight: Float64Array,
  mean: Float64Array,
  scale: Float64Array,
  lower: Float64Array,
  out: Float64Array,
): void {
  const { components: K, dimension: d } = shape;
  const natural = naturalMixture(shape, weight, mean, scale, lower);
  const scales =
    d === 1
      ? Array.from({ length: K }, (_, k) => [scale[k] * shape.coordinates.scale[0]])
      : natural.covariances.map(principalScales);
  out[0] = Math.min(...scales.map((axis) => axis[0]));
  if (K > MOST_COMPONENTS) return;
  let at = 1;
  for (let k = 0; k < K; k++) out[at++] = natural.weights[k];
  for (let k = 0; k < K; k++) for (let j = 0; j < d; j++) out[at++] = natural.means[k][j];
  for (let k = 0; k < K; k++) for (let j = 0; j < d; j++) out[at++] = scales[k][j];
}
