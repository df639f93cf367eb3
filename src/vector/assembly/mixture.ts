import { exp, safeExp } from './exp';
import { log, safeLog } from './log';
import { forBoth, spread } from './pair';

/**
 * Mixtures of Gaussians at points, two points at a time. Arrays are float64 and a multiple of two long: `points` is that
 * length, and what lies past the last real point is finite, with adjoint 0. [component × point] is one component's
 * points after the other's.
 */

/** Between these, the sum of a point's densities is taken as it is; elsewhere terms are divided by the largest first. */
const LEAST_PLAIN_SUM: usize = memory.data<f64>([1e-100]);
const MOST_PLAIN_SUM: usize = memory.data<f64>([1e100]);
/** Terms below e^this are 0 beside such a sum; as subnormal numbers they would only be slow. */
const NEGLIGIBLE: usize = memory.data<f64>([-700]);
/** Above this a sum is not plain, whatever is added. */
const MOST_EXPONENT: usize = memory.data<f64>([708]);
const HALF: usize = memory.data<f64>([0.5]);
const ONE: usize = memory.data<f64>([1]);

/** In the line: mean, 1/σ, ln of the weighted height. */
const LINE: usize = 3 * 8;
/** In the plane: mean₀, mean₁, 1/σ₀, 1/σ₁, lower, ln of the weighted height. */
const PLANE: usize = 6 * 8;

@inline
function squareOnLine(component: usize, t: v128): v128 {
  const z = f64x2.mul(f64x2.sub(t, spread(component + 8 * 0)), spread(component + 8 * 1));
  return f64x2.mul(z, z);
}

@inline
function squareInPlane(component: usize, t0: v128, t1: v128): v128 {
  const u = f64x2.mul(f64x2.sub(t0, spread(component + 8 * 0)), spread(component + 8 * 2));
  const v = f64x2.mul(
    f64x2.sub(f64x2.sub(t1, spread(component + 8 * 1)), f64x2.mul(spread(component + 8 * 4), u)),
    spread(component + 8 * 3),
  );
  return f64x2.add(f64x2.mul(u, u), f64x2.mul(v, v));
}

@inline
function logTerm(height: v128, square: v128): v128 {
  return f64x2.sub(height, f64x2.mul(spread(HALF), square));
}

@inline
function term(exponent: v128): v128 {
  // A NaN is not below anything, and stays: pmin returns its first operand then.
  const least = f64x2.lt(exponent, spread(NEGLIGIBLE));
  return v128.andnot(safeExp(f64x2.pmin(exponent, spread(MOST_EXPONENT))), least);
}

@inline
function isPlain(sum: v128): bool {
  return forBoth(v128.and(f64x2.gt(sum, spread(LEAST_PLAIN_SUM)), f64x2.lt(sum, spread(MOST_PLAIN_SUM))));
}

/**
 * ln Σ e^l of two points by max + ln Σ e^(l − max), from the l_k that `density` holds on entry; on return it holds multiples
 * of the largest term. Where every term is 0, ln is −∞ and no component answers for the point.
 */
function shiftedLogSum(components: i32, stride: usize, density: usize, logq: usize, inverse: usize): void {
  let largest = f64x2.splat(-Infinity);
  for (let k = 0, at = density; k < components; k++, at += stride) largest = f64x2.max(largest, v128.load(at));
  const none = f64x2.eq(largest, f64x2.splat(-Infinity));
  let sum = f64x2.splat(0);
  for (let k = 0, at = density; k < components; k++, at += stride) {
    const share = v128.andnot(exp(f64x2.sub(v128.load(at), largest)), none);
    v128.store(at, share);
    sum = f64x2.add(sum, share);
  }
  v128.store(inverse, v128.andnot(f64x2.div(f64x2.splat(1), sum), none));
  v128.store(logq, v128.bitselect(largest, f64x2.add(largest, log(sum)), none));
}

@inline
function finish(sum: v128, logq: usize, inverse: usize): void {
  v128.store(logq, safeLog(sum));
  v128.store(inverse, f64x2.div(spread(ONE), sum));
}

/**
 * Writes log q [point], each component's density up to a factor a point, [component × point], and that factor,
 * `inverse` [point]: density × inverse is the component's share in the point.
 */
export function logProbOnLine(
  points: i32,
  components: i32,
  parameters: usize,
  t: usize,
  density: usize,
  logq: usize,
  inverse: usize,
): void {
  const stride = <usize>points << 3;
  for (let i: usize = 0; i < stride; i += 16) {
    const here = v128.load(t + i);
    let sum = f64x2.splat(0);
    for (let k = 0, at = density + i, p = parameters; k < components; k++, at += stride, p += LINE) {
      const value = term(logTerm(spread(p + 8 * 2), squareOnLine(p, here)));
      v128.store(at, value);
      sum = f64x2.add(sum, value);
    }
    if (isPlain(sum)) {
      finish(sum, logq + i, inverse + i);
      continue;
    }
    for (let k = 0, at = density + i, p = parameters; k < components; k++, at += stride, p += LINE) {
      v128.store(at, logTerm(spread(p + 8 * 2), squareOnLine(p, here)));
    }
    shiftedLogSum(components, stride, density + i, logq + i, inverse + i);
  }
}

/** The same in the plane, t₀ and t₁ [point]. */
export function logProbInPlane(
  points: i32,
  components: i32,
  parameters: usize,
  t0: usize,
  t1: usize,
  density: usize,
  logq: usize,
  inverse: usize,
): void {
  const stride = <usize>points << 3;
  for (let i: usize = 0; i < stride; i += 16) {
    const here0 = v128.load(t0 + i);
    const here1 = v128.load(t1 + i);
    let sum = f64x2.splat(0);
    for (let k = 0, at = density + i, p = parameters; k < components; k++, at += stride, p += PLANE) {
      const value = term(logTerm(spread(p + 8 * 5), squareInPlane(p, here0, here1)));
      v128.store(at, value);
      sum = f64x2.add(sum, value);
    }
    if (isPlain(sum)) {
      finish(sum, logq + i, inverse + i);
      continue;
    }
    for (let k = 0, at = density + i, p = parameters; k < components; k++, at += stride, p += PLANE) {
      v128.store(at, logTerm(spread(p + 8 * 5), squareInPlane(p, here0, here1)));
    }
    shiftedLogSum(components, stride, density + i, logq + i, inverse + i);
  }
}
