/**
 * φ(x) = 1, √2 cos πx, √2 sin πx, …, √2 cos πFx, √2 sin πFx: orthonormal for x uniform on [−1, 1], and Σφ² = 1 + 2F everywhere.
 */
export function featuresOf(x: number, frequencies: number): Float64Array {
  const features = new Float64Array(1 + 2 * frequencies);
  features[0] = 1;
  for (let k = 1; k <= frequencies; k++) {
    features[2 * k - 1] = Math.SQRT2 * Math.cos(Math.PI * k * x);
    features[2 * k] = Math.SQRT2 * Math.sin(Math.PI * k * x);
  }
  return features;
}
