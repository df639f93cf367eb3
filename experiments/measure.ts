/** The largest badness over the items; NaN where one is. */
export function worst<Item>(items: readonly Item[], badness: (item: Item) => number): number {
  return Math.max(...items.map(badness));
}

/** Of these numbers, the one furthest from what is expected; NaN where one is. */
export function furthest(values: readonly number[], expected: number): number {
  return values.reduce((a, b) => (Number.isNaN(a) || Math.abs(b - expected) <= Math.abs(a - expected) ? a : b));
}

/** A number for a sentence: four significant digits, a true minus. */
export function short(value: number): string {
  return String(Number(value.toPrecision(4))).replace('-', '−');
}

/** |Σ| of a 1 × 1 or 2 × 2 covariance. */
export function determinant(covariance: readonly (readonly number[])[]): number {
  const [[a, b = 0], [c, d] = [0, 1]] = covariance;
  return a * d - b * c;
}
