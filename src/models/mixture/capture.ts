import { principalScales } from './natural.ts';

/** A component that sits on a training point, so small that it sees no other. */
export interface Capture {
  component: number;
  /** Rows of the training set that coincide with the captured point (ties included). */
  rows: number[];
  point: number[];
  /** Largest principal scale of the component, and the distance from the point to its nearest distinct neighbour. */
  scale: number;
  spacing: number;
}

/** A scale this many times smaller than the spacing gives a neighbour a density of e^{−200}: it is not seen at all. */
const ISOLATION = 20;
/** A component answers for its point only while the point lies within this many of its scales, … */
const REACH = 3;
/**
 * … or within this share of the distance to the furthest point: θ is rounded to float32, and one unit in the last place
 * is many scales of a component far into its collapse. An optimizer that throws a component off throws it much further.
 */
const ROUNDING = 2 ** -20;

/**
 * Finds the components of a Gaussian mixture that have captured a training point. Along such a component the
 * likelihood is unbounded: the mean loss falls by d·m/n for each unit of ln σ, for m tied points of n in d dimensions.
 */
export function findCaptures(
  mixture: {
    readonly means: readonly (readonly number[])[];
    readonly covariances: readonly (readonly (readonly number[])[])[];
  },
  train: readonly (readonly number[])[],
): Capture[] {
  const captures: Capture[] = [];
  mixture.means.forEach((mean, component) => {
    const scales = principalScales(mixture.covariances[component]);
    const scale = scales[scales.length - 1];
    let nearest = Infinity;
    let point: readonly number[] | null = null;
    for (const row of train) {
      const distance = euclidean(row, mean);
      if (distance < nearest) [nearest, point] = [distance, row];
    }
    if (!point) return;
    const rows: number[] = [];
    let spacing = Infinity;
    let furthest = 0;
    train.forEach((row, index) => {
      const distance = euclidean(row, point);
      furthest = Math.max(furthest, distance);
      if (distance === 0) rows.push(index);
      else spacing = Math.min(spacing, distance);
    });
    if (!(nearest <= Math.max(REACH * scale, ROUNDING * furthest))) return;
    if (scale * ISOLATION <= spacing) captures.push({ component, rows, point: [...point], scale, spacing });
  });
  return captures;
}

function euclidean(a: readonly number[], b: readonly number[]): number {
  return a.length === 1 ? Math.abs(a[0] - b[0]) : Math.hypot(a[0] - b[0], a[1] - b[1]);
}
