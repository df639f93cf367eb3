import { forBoth, spread } from './pair';

/** Bits of √½, rounded to its upper word: mantissas are taken from [√½, √2). And the bits of 1, less those. */
const LEAST_MANTISSA: usize = memory.data<i64>([0x3fe6a09e00000000]);
const TO_ONE: usize = memory.data<i64>([0x00095f6200000000]);
const MANTISSA: usize = memory.data<i64>([0x000fffffffffffff]);
/** 2⁵²: an integer in the low bits of its mantissa is that integer, plus 2⁵². */
const INTEGER: usize = memory.data<i64>([0x4330000000000000]);
const INTEGER_AND_BIAS: usize = memory.data<f64>([4503599627371519]);
const LEAST_NORMAL: usize = memory.data<f64>([2.2250738585072014e-308]);
const LARGEST: usize = memory.data<f64>([1.7976931348623157e308]);

const HALF: usize = memory.data<f64>([0.5]);
const ONE: usize = memory.data<f64>([1]);
const TWO: usize = memory.data<f64>([2]);
const LN2_HIGH: usize = memory.data<f64>([6.9314718036912381649e-1]);
const LN2_LOW: usize = memory.data<f64>([1.90821492927058770002e-10]);
const L1: usize = memory.data<f64>([6.66666666666673513e-1]);
const L2: usize = memory.data<f64>([3.999999999940941908e-1]);
const L3: usize = memory.data<f64>([2.857142874366239149e-1]);
const L4: usize = memory.data<f64>([2.222219843214978396e-1]);
const L5: usize = memory.data<f64>([1.818357216161805012e-1]);
const L6: usize = memory.data<f64>([1.531383769920937332e-1]);
const L7: usize = memory.data<f64>([1.479819860511658591e-1]);

/**
 * ln x of two normal numbers > 0, by the method and the coefficients of FreeBSD's msun (e_log.c, Sun Microsystems 1993):
 * x = 2^k·m, ln m = 2 artanh(s) for s = (m − 1)/(m + 1), by a polynomial in s². Error below one unit in the last place.
 */
@inline
export function safeLog(x: v128): v128 {
  const moved = i64x2.add(x, spread(TO_ONE));
  const k = f64x2.sub(v128.or(i64x2.shr_u(moved, 52), spread(INTEGER)), spread(INTEGER_AND_BIAS));
  const f = f64x2.sub(i64x2.add(v128.and(moved, spread(MANTISSA)), spread(LEAST_MANTISSA)), spread(ONE));
  const s = f64x2.div(f, f64x2.add(spread(TWO), f));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  const even = f64x2.add(spread(L2), f64x2.mul(w, f64x2.add(spread(L4), f64x2.mul(w, spread(L6)))));
  const upper = f64x2.add(spread(L5), f64x2.mul(w, spread(L7)));
  const odd = f64x2.add(spread(L1), f64x2.mul(w, f64x2.add(spread(L3), f64x2.mul(w, upper))));
  const half = f64x2.mul(spread(HALF), f64x2.mul(f, f));
  const series = f64x2.mul(s, f64x2.add(half, f64x2.add(f64x2.mul(w, even), f64x2.mul(z, odd))));
  const low = f64x2.sub(f64x2.add(series, f64x2.mul(k, spread(LN2_LOW))), half);
  return f64x2.add(f64x2.add(low, f), f64x2.mul(k, spread(LN2_HIGH)));
}

/** ln of any two numbers. */
@inline
export function log(x: v128): v128 {
  const normal = v128.and(f64x2.ge(x, spread(LEAST_NORMAL)), f64x2.le(x, spread(LARGEST)));
  return forBoth(normal) ? safeLog(x) : extremeLog(x);
}

/** −∞ at 0, ∞ at ∞, NaN below 0 and at NaN; subnormal numbers by way of 2⁵⁴ times them. */
function extremeLog(x: v128): v128 {
  const subnormal = f64x2.lt(x, spread(LEAST_NORMAL));
  const raised = safeLog(v128.bitselect(f64x2.mul(x, f64x2.splat(18014398509481984)), x, subnormal));
  const finite = f64x2.sub(raised, v128.and(subnormal, f64x2.splat(37.42994775023705)));
  const atZero = v128.bitselect(f64x2.splat(-Infinity), f64x2.splat(NaN), f64x2.eq(x, f64x2.splat(0)));
  const limit = v128.bitselect(x, atZero, f64x2.eq(x, f64x2.splat(Infinity)));
  const plain = v128.and(f64x2.gt(x, f64x2.splat(0)), f64x2.le(x, spread(LARGEST)));
  return v128.bitselect(finite, limit, plain);
}
