/**
 * Quantiles of one sample, in the order of `shares` (0.25 for the lower quartile): straight lines between the ordered values
 * (type 7 of Hyndman and Fan, Sample Quantiles in Statistical Packages, 1996; the one of NumPy and R). −∞ and ∞ have their
 * place; a NaN anywhere makes them NaN, so that it cannot hide. NaN of no values.
 */
export function quantiles(values: readonly number[], shares: readonly number[]): number[] {
  if (values.length === 0 || values.some(Number.isNaN)) return shares.map(() => Number.NaN);
  const sorted = Float64Array.from(values).sort();
  return shares.map((share) => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const [low, high] = [sorted[below], sorted[Math.min(below + 1, sorted.length - 1)]];
    const part = place - below;
    return part === 0 || low === high ? low : low * (1 - part) + high * part;
  });
}
