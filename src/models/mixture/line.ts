import { exp } from '../elementary.ts';

/**
 * Loops over the points of one component in one dimension; arrays [component × point] are read from `from` on. Sums begin
 * one by one: taken apart from an array, they would be boxed at each addition, at four times the cost.
 */

export interface LineComponent {
  mean: number;
  inverseScale: number;
  logHeight: number;
}

/** z = (t − μ)/σ and e^{logHeight − z²/2}, which is added to `sum` as well. */
export function densityOnLine(
  n: number,
  from: number,
  t: Float64Array,
  component: LineComponent,
  z: Float64Array,
  density: Float64Array,
  sum: Float64Array,
): void {
  const { mean, inverseScale, logHeight } = component;
  for (let i = 0; i < n; i++) {
    const z0 = (t[i] - mean) * inverseScale;
    const here = exp(logHeight - 0.5 * z0 * z0);
    z[from + i] = z0;
    density[from + i] = here;
    sum[i] += here;
  }
}

/**
 * Writes Σ_i a_i·(1, z, z² − 1) to out, where a_i = pull_i · density_i, and takes
 * a_i·z_i·slope from gradY where it is given.
 */
export function momentsOnLine(
  n: number,
  from: number,
  pull: Float64Array,
  density: Float64Array,
  z: Float64Array,
  gradY: Float64Array | null,
  slope: number,
  out: Float64Array,
): void {
  let mass = 0;
  let first = 0;
  let second = 0;
  for (let i = 0; i < n; i++) {
    const a = pull[i] * density[from + i];
    // A component without a share in the point is not pulled, however far it is: 0·∞ is 0 here.
    if (a === 0) continue;
    const z0 = z[from + i];
    mass += a;
    first += a * z0;
    second += a * (z0 * z0 - 1);
    if (gradY) gradY[i] -= a * z0 * slope;
  }
  out[0] = mass;
  out[1] = first;
  out[2] = second;
}
