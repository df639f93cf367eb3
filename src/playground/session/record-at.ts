/** The first record at a step or after it, of ascending steps; their number where there is none. */
export function recordFrom(steps: readonly number[], step: number): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle] < step) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The record of exactly this step; −1 where there is none. */
export function recordAt(steps: readonly number[], step: number): number {
  const record = recordFrom(steps, step);
  return steps[record] === step ? record : -1;
}
