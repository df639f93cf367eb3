/**
 * The middle value; of an even number, the mean of the middle two. −∞ and ∞ have their place; a NaN anywhere makes it
 * NaN, so that it cannot hide. NaN of no values.
 */
export function median(values: readonly number[]): number {
  if (values.some(Number.isNaN)) return Number.NaN;
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  if (sorted.length % 2 === 1 || sorted[half - 1] === sorted[half]) return sorted[half];
  return (sorted[half - 1] + sorted[half]) / 2;
}
