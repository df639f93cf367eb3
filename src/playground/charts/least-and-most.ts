/** The least and the greatest of some values. Not `Math.min(...values)`: a hundred thousand arguments are too many. */
export function leastAndMost(values: readonly number[]): [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}
