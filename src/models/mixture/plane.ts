import { exp } from '../elementary.ts';

/** Loops over the points of one component in the plane; arrays [component × point] are read from `from` on. As on the line. */

/** A component with its Cholesky factor [[σ₀, 0], [lower, σ₁]]. */
export interface PlaneComponent {
  mean0: number;
  mean1: number;
  inverseScale0: number;
  inverseScale1: number;
  lower: number;
  logHeight: number;
}

/** z = L⁻¹(t − μ) and e^{logHeight − |z|²/2}, which is added to `sum` as well. */
export function densityInPlane(
  n: number,
  from: number,
  t0: Float64Array,
  t1: Float64Array,
  component: PlaneComponent,
  z0: Float64Array,
  z1: Float64Array,
  density: Float64Array,
  sum: Float64Array,
): void {
  const { mean0, mean1, inverseScale0, inverseScale1, lower, logHeight } = component;
  for (let i = 0; i < n; i++) {
    const u = (t0[i] - mean0) * inverseScale0;
    const v = (t1[i] - mean1 - lower * u) * inverseScale1;
    const here = exp(logHeight - 0.5 * (u * u + v * v));
    z0[from + i] = u;
    z1[from + i] = v;
    density[from + i] = here;
    sum[i] += here;
  }
}

/**
 * Writes Σ_i a_i·(1, e, v, u·e − 1, v² − 1, u·v) to out, where a_i = pull_i · density_i,
 * z = (u, v) and e = u − lower·v/σ₁, so that −(e/σ₀, v/σ₁) is the gradient in t; adds a_i times that gradient, in the
 * units that slope0 = 1/(σ₀·unit₀) and slope1 say, to gradY [point × 2] where it is given.
 */
export function momentsInPlane(
  n: number,
  from: number,
  pull: Float64Array,
  density: Float64Array,
  z0: Float64Array,
  z1: Float64Array,
  shear: number,
  gradY: Float64Array | null,
  slope0: number,
  slope1: number,
  out: Float64Array,
): void {
  let mass = 0;
  let first0 = 0;
  let first1 = 0;
  let second0 = 0;
  let second1 = 0;
  let cross = 0;
  for (let i = 0; i < n; i++) {
    const a = pull[i] * density[from + i];
    // A component without a share in the point is not pulled, however far it is: 0·∞ is 0 here.
    if (a === 0) continue;
    const u = z0[from + i];
    const v = z1[from + i];
    const e = u - shear * v;
    mass += a;
    first0 += a * e;
    first1 += a * v;
    second0 += a * (u * e - 1);
    second1 += a * (v * v - 1);
    cross += a * u * v;
    if (gradY) {
      gradY[2 * i] -= a * e * slope0;
      gradY[2 * i + 1] -= a * v * slope1;
    }
  }
  out[0] = mass;
  out[1] = first0;
  out[2] = first1;
  out[3] = second0;
  out[4] = second1;
  out[5] = cross;
}
