/** Numbers divided by the largest of their sizes, so that their squares neither overflow nor vanish. */
export function scaled(values: readonly number[]): number[] {
  const largest = largestOf(values);
  return largest === 0 ? [...values] : values.map((value) => value / largest);
}

export function largestOf(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** Means, and sums of squares and products about them. */
export function moments(a: readonly number[], b: readonly number[]) {
  const [ma, mb] = [a, b].map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
  let [aa, ab, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    aa += (a[i] - ma) ** 2;
    ab += (a[i] - ma) * (b[i] - mb);
    bb += (b[i] - mb) ** 2;
  }
  return { ma, mb, aa, ab, bb };
}
