/**
 * When is the line of least absolute deviations carried off as the targets of rows C go up without end? Exactly when there is a line
 * z(x) with Σ_C z > Σ_rest |z|: moving the fit by a little of z then lowers the sum of absolute residuals however far those rows
 * are gone. On one input the candidates are the constant and the lines that vanish at a row of the rest, since between those
 * both sides are linear. All x are [example].
 */

/** The rows with the largest x, `count` of them. */
export function rightmost(x: readonly number[], count: number): Set<number> {
  const order = x.map((_, i) => i).sort((a, b) => x[b] - x[a] || a - b);
  return new Set(order.slice(0, count));
}

/** The fewest rightmost rows that carry the line off when thrown up together. */
export function lineBreakdown(x: readonly number[]): number {
  const sorted = Float64Array.from(x).sort();
  const n = sorted.length;
  let thrown = 0;
  for (let count = 1; count < n; count++) {
    thrown += sorted[n - count];
    if (2 * count > n) return count;
    const distances = sumsOfDistances(sorted.subarray(0, n - count));
    for (let i = 0; i < n - count; i++) if (thrown - count * sorted[i] > distances[i]) return count;
  }
  return n;
}

/** The fewest values that carry a median off when thrown up together: half of them, rounded up. */
export function medianBreakdown(n: number): number {
  return Math.ceil(n / 2);
}

/**
 * How far to the right one row has to lie for the line to follow it wherever its y goes: the least t + Σ_others |x_j − t| over
 * the other rows' x. There its own pull outweighs all others' against a line through t.
 */
export function leverageThreshold(x: readonly number[], row: number): number {
  const others = Float64Array.from(x.filter((_, i) => i !== row)).sort();
  const distances = sumsOfDistances(others);
  return others.reduce((least, t, i) => Math.min(least, t + distances[i]), Number.POSITIVE_INFINITY);
}

/** Σ_j |x_j − x_i| for each i of ascending x. */
function sumsOfDistances(sorted: Float64Array): Float64Array {
  const n = sorted.length;
  const all = sorted.reduce((sum, value) => sum + value, 0);
  let left = 0;
  return sorted.map((value, i) => {
    const distance = value * i - left + (all - left - value) - value * (n - 1 - i);
    left += value;
    return distance;
  });
}
