import type { Line } from './line.ts';

/** Where values cease to be numbers along a line, by halving. */
export function edgesAlong({ near, values }: Line): number[] {
  const known = values(near);
  const edges: number[] = [];
  for (let cell = 0; cell + 1 < near.length; cell++) {
    if (Number.isNaN(known[cell]) === Number.isNaN(known[cell + 1])) continue;
    let [low, high] = [near[cell], near[cell + 1]];
    for (let halving = 0; halving < 50; halving++) {
      const middle = (low + high) / 2;
      if (Number.isNaN(values([middle])[0]) === Number.isNaN(known[cell])) low = middle;
      else high = middle;
    }
    edges.push((low + high) / 2);
  }
  return edges;
}

/** How near a place its slope is looked at: nearer than that, a place that halving found may itself be off. */
const NEAR = [1e-2, 1e-3, 1e-4, 1e-5];
/** At 0 itself there is no such limit: |r|^0.99 has a slope that grows by 2 only every 30 decades. */
const NEAR_ZERO = [1e-2, 1e-30, 1e-60, 1e-90];
/** Each time the slope of |r|^0.9 grows by 1.26 = 10^0.1. */
const LEAST_GROWTH = 1.2;

/** Whether the slope grows without bound towards a place, from one side at least: as a power, which is what formulas have. */
export function isSteepAt({ slopes }: Line, at: number): boolean {
  const grows = (distances: readonly number[], side: number) => {
    const sizes = Array.from(slopes(distances.map((near) => at + side * near)), Math.abs);
    const isMore = (size: number, before: number) => size > LEAST_GROWTH * before || size === Number.POSITIVE_INFINITY;
    return sizes.every((size, index) => index === 0 || isMore(size, sizes[index - 1])) && sizes[0] > 0;
  };
  return [-1, 1].some((side) => grows(NEAR, side) || (at === 0 && grows(NEAR_ZERO, side)));
}
