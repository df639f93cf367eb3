import { both, spread, within } from './pair';

/**
 * The gradient of a mixture's log densities, in sums over points, two points at a time. `points` is even, and arrays are
 * as mixture.ts leaves them.
 */

/** out ← adjoint · inverse at each of n points, 0 past the last; returns Σ adjoint. */
export function pullOf(n: i32, adjoint: usize, inverse: usize, out: usize): f64 {
  const end = <usize>n << 3;
  let total = f64x2.splat(0);
  for (let i: usize = 0; i < end; i += 16) {
    const here = within(v128.load(adjoint + i), i, end);
    total = f64x2.add(total, here);
    v128.store(out + i, f64x2.mul(here, within(v128.load(inverse + i), i, end)));
  }
  return both(total);
}

/**
 * One component's Σ a·(1, z, z² − 1) to `out`, a = pull · density, z = (t − mean)/σ; takes a·z·slope from `byT` [point]
 * where that is not 0. A component without a share in a point is not pulled, however far it is: 0·∞ is 0 here.
 */
export function momentsOnLine(
  points: i32,
  component: usize,
  t: usize,
  pull: usize,
  density: usize,
  byT: usize,
  slope: f64,
  out: usize,
): void {
  const end = <usize>points << 3;
  const mean = spread(component + 8 * 0);
  const inverseScale = spread(component + 8 * 1);
  const one = f64x2.splat(1);
  const zero = f64x2.splat(0);
  const slopes = f64x2.splat(slope);
  let mass = zero;
  let first = zero;
  let second = zero;
  for (let i: usize = 0; i < end; i += 16) {
    const a = f64x2.mul(v128.load(pull + i), v128.load(density + i));
    const far = f64x2.mul(f64x2.sub(v128.load(t + i), mean), inverseScale);
    const z = v128.and(far, f64x2.ne(a, zero));
    const az = f64x2.mul(a, z);
    mass = f64x2.add(mass, a);
    first = f64x2.add(first, az);
    second = f64x2.add(second, f64x2.mul(a, f64x2.sub(f64x2.mul(z, z), one)));
    if (byT != 0) v128.store(byT + i, f64x2.sub(v128.load(byT + i), f64x2.mul(az, slopes)));
  }
  store<f64>(out, both(mass), 0);
  store<f64>(out, both(first), 8);
  store<f64>(out, both(second), 16);
}

/**
 * The same in the plane: Σ a·(1, e, v, u·e − 1, v² − 1, u·v) for z = (u, v) and e = u − shear·v, so that −(e/σ₀, v/σ₁) is
 * the gradient in t; takes a·e·slope₀ and a·v·slope₁ from `byT0` and `byT1` [point] where they are not 0.
 */
export function momentsInPlane(
  points: i32,
  component: usize,
  t0: usize,
  t1: usize,
  pull: usize,
  density: usize,
  byT0: usize,
  byT1: usize,
  slope0: f64,
  slope1: f64,
  out: usize,
): void {
  const end = <usize>points << 3;
  const mean0 = spread(component + 8 * 0);
  const mean1 = spread(component + 8 * 1);
  const inverseScale0 = spread(component + 8 * 2);
  const inverseScale1 = spread(component + 8 * 3);
  const lower = spread(component + 8 * 4);
  const shear = f64x2.mul(lower, inverseScale1);
  const one = f64x2.splat(1);
  const zero = f64x2.splat(0);
  const slopes0 = f64x2.splat(slope0);
  const slopes1 = f64x2.splat(slope1);
  let mass = zero;
  let first0 = zero;
  let first1 = zero;
  let second0 = zero;
  let second1 = zero;
  let cross = zero;
  for (let i: usize = 0; i < end; i += 16) {
    const a = f64x2.mul(v128.load(pull + i), v128.load(density + i));
    const pulled = f64x2.ne(a, zero);
    const far0 = f64x2.mul(f64x2.sub(v128.load(t0 + i), mean0), inverseScale0);
    const far1 = f64x2.mul(
      f64x2.sub(f64x2.sub(v128.load(t1 + i), mean1), f64x2.mul(lower, far0)),
      inverseScale1,
    );
    const u = v128.and(far0, pulled);
    const v = v128.and(far1, pulled);
    const e = f64x2.sub(u, f64x2.mul(shear, v));
    const av = f64x2.mul(a, v);
    const ae = f64x2.mul(a, e);
    mass = f64x2.add(mass, a);
    first0 = f64x2.add(first0, ae);
    first1 = f64x2.add(first1, av);
    second0 = f64x2.add(second0, f64x2.mul(a, f64x2.sub(f64x2.mul(u, e), one)));
    second1 = f64x2.add(second1, f64x2.mul(a, f64x2.sub(f64x2.mul(v, v), one)));
    cross = f64x2.add(cross, f64x2.mul(av, u));
    if (byT0 != 0) {
      v128.store(byT0 + i, f64x2.sub(v128.load(byT0 + i), f64x2.mul(ae, slopes0)));
      v128.store(byT1 + i, f64x2.sub(v128.load(byT1 + i), f64x2.mul(av, slopes1)));
    }
  }
  store<f64>(out, both(mass), 0);
  store<f64>(out, both(first0), 8);
  store<f64>(out, both(first1), 16);
  store<f64>(out, both(second0), 24);
  store<f64>(out, both(second1), 32);
  store<f64>(out, both(cross), 40);
}
