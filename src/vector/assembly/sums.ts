import { exp } from './exp';
import { both, spread, within } from './pair';

/** What an expectation does with its points beside evaluating model and formula: weights, sums and shares. n ≥ 1. */

const ONE: usize = memory.data<f64>([1]);

/** Σ a. */
export function sum(n: i32, a: usize): f64 {
  const end = <usize>n << 3;
  let total = f64x2.splat(0);
  for (let i: usize = 0; i < end; i += 16) total = f64x2.add(total, within(v128.load(a + i), i, end));
  return both(total);
}

/** Σ a·b. */
export function dot(n: i32, a: usize, b: usize): f64 {
  const end = <usize>n << 3;
  let total = f64x2.splat(0);
  for (let i: usize = 0; i < end; i += 16) {
    total = f64x2.add(total, within(f64x2.mul(v128.load(a + i), v128.load(b + i)), i, end));
  }
  return both(total);
}

/** a ← factor·a. */
export function scale(n: i32, factor: f64, a: usize): void {
  const factors = f64x2.splat(factor);
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) v128.store(a + i, f64x2.mul(v128.load(a + i), factors));
}

/** out ← (y − centre)/scale; `out` may be y. */
export function standardise(n: i32, y: usize, centre: f64, scale: f64, out: usize): void {
  const centres = f64x2.splat(centre);
  const scales = f64x2.splat(scale);
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    v128.store(out + i, f64x2.div(f64x2.sub(v128.load(y + i), centres), scales));
  }
}

/** t₀ and t₁ of points y [point × 2]: out ← (y − centre)/scale of each column. */
export function standardisePairs(
  n: i32,
  y: usize,
  centre0: f64,
  scale0: f64,
  centre1: f64,
  scale1: f64,
  out0: usize,
  out1: usize,
): void {
  const centres = f64x2.replace_lane(f64x2.splat(centre0), 1, centre1);
  const scales = f64x2.replace_lane(f64x2.splat(scale0), 1, scale1);
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const first = f64x2.div(f64x2.sub(v128.load(y + 2 * i, 0), centres), scales);
    const second = f64x2.div(f64x2.sub(v128.load(y + 2 * i, 16), centres), scales);
    v128.store(out0 + i, v128.shuffle<f64>(first, second, 0, 2));
    v128.store(out1 + i, v128.shuffle<f64>(first, second, 1, 3));
  }
}

/** out ← factor·z + shift; writes exactly n numbers. */
export function place(n: i32, z: usize, factor: f64, shift: f64, out: usize): void {
  const factors = f64x2.splat(factor);
  const shifts = f64x2.splat(shift);
  const end = <usize>n << 3;
  let i: usize = 0;
  for (; i + 16 <= end; i += 16) {
    v128.store(out + i, f64x2.add(f64x2.mul(v128.load(z + i), factors), shifts));
  }
  if (i < end) store<f64>(out + i, load<f64>(z + i) * factor + shift);
}

/** out ← out + a·b where a is not 0: 0·∞ adds nothing. */
export function addContribution(n: i32, a: usize, b: usize, out: usize): void {
  const zero = f64x2.splat(0);
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const x = v128.load(a + i);
    const product = v128.and(f64x2.mul(x, v128.load(b + i)), f64x2.ne(x, zero));
    v128.store(out + i, f64x2.add(v128.load(out + i), product));
  }
}

/**
 * Σ weight·share·paid over nodes, share = q/(p + q) where nodes are shared between P and Q, else 1; a node without weight or
 * share is silent, 0·∞ = 0. Writes what each node's weight earns, and turns the partial derivatives of paid in log q and in
 * log p into those of the sum.
 */
export function payNodes(
  n: i32,
  shared: bool,
  logp: usize,
  logq: usize,
  weight: usize,
  paid: usize,
  byWeight: usize,
  byLogq: usize,
  byLogp: usize,
): f64 {
  const end = <usize>n << 3;
  const zero = f64x2.splat(0);
  const one = spread(ONE);
  let total = zero;
  for (let i: usize = 0; i < end; i += 16) {
    const mass = v128.load(weight + i);
    let pays = v128.load(paid + i);
    let heard = f64x2.ne(mass, zero);
    let byQ = v128.load(byLogq + i);
    let byP = v128.load(byLogp + i);
    if (shared) {
      const odds = exp(f64x2.sub(v128.load(logp + i), v128.load(logq + i)));
      const share = f64x2.div(one, f64x2.add(one, odds));
      heard = v128.and(heard, f64x2.ne(share, zero));
      pays = f64x2.mul(share, pays);
      const slope = f64x2.mul(f64x2.sub(one, share), pays);
      byQ = f64x2.add(f64x2.mul(share, byQ), slope);
      byP = f64x2.sub(f64x2.mul(share, byP), slope);
    }
    total = f64x2.add(total, within(v128.and(f64x2.mul(mass, pays), heard), i, end));
    v128.store(byWeight + i, v128.and(pays, heard));
    v128.store(byLogq + i, v128.and(f64x2.mul(mass, byQ), heard));
    v128.store(byLogp + i, v128.and(f64x2.mul(mass, byP), heard));
  }
  return both(total);
}
