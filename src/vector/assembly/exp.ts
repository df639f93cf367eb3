import { forBoth, lookUp, spread } from './pair';

/** Bits of 2^(j/256), less j·2⁴⁴, j < 256: filled in by the host, src/vector/machine.ts. */
export const FRACTIONS: usize = memory.data(256 * 8, 16);
const STEP_MASK: usize = memory.data<i64>([255]);

const STEPS_PER_NAT: usize = memory.data<f64>([369.3299304675746]);
/** ln 2/256 in two parts: the first has 24 bits, so that its multiples are exact. */
const STEP_HIGH: usize = memory.data<f64>([0.0027076061815023422]);
const STEP_LOW: usize = memory.data<f64>([-7.440055859210031e-12]);
/** 1.5·2⁵²: adding it rounds to the nearest integer, and leaves it in the low bits. */
const ROUNDING: usize = memory.data<f64>([6755399441055744]);
const HALF: usize = memory.data<f64>([0.5]);
const SIXTH: usize = memory.data<f64>([0.16666666666666666]);
const TWENTY_FOURTH: usize = memory.data<f64>([0.041666666666666664]);
/** Within ± this, no power is subnormal or infinite. */
const SAFE: usize = memory.data<f64>([708]);

/**
 * e^x of two numbers, |x| ≤ 708 or NaN: x = (m/256)·ln 2 + r with |r| ≤ ln 2/512, and e^r by its Taylor polynomial of degree 4.
 * Error up to 1.3 units in the last place. Outside that range the result is some number, and no harm is done.
 */
@inline
export function safeExp(x: v128): v128 {
  const shifted = f64x2.add(f64x2.mul(x, spread(STEPS_PER_NAT)), spread(ROUNDING));
  const m = f64x2.sub(shifted, spread(ROUNDING));
  const r = f64x2.sub(f64x2.sub(x, f64x2.mul(m, spread(STEP_HIGH))), f64x2.mul(m, spread(STEP_LOW)));
  // The step's part of m·2⁴⁴ is already taken from the table's bits: what is added is the octave, to the exponent.
  const power = i64x2.add(lookUp(FRACTIONS, v128.and(shifted, spread(STEP_MASK))), i64x2.shl(shifted, 44));
  const square = f64x2.mul(r, r);
  const high = f64x2.add(f64x2.add(spread(HALF), f64x2.mul(r, spread(SIXTH))), f64x2.mul(square, spread(TWENTY_FOURTH)));
  return f64x2.add(power, f64x2.mul(power, f64x2.add(r, f64x2.mul(square, high))));
}

/** e^x of any two numbers. */
@inline
export function exp(x: v128): v128 {
  return forBoth(f64x2.le(f64x2.abs(x), spread(SAFE))) ? safeExp(x) : extremeExp(x);
}

/**
 * The same for any x: the octave is multiplied in two halves, so that what is subnormal is rounded once and what overflows
 * is ∞. Too large to be worth its place in a loop.
 */
function extremeExp(value: v128): v128 {
  // pmin and pmax return their first operand where it is NaN.
  const x = f64x2.pmax(f64x2.pmin(value, f64x2.splat(710)), f64x2.splat(-746));
  const shifted = f64x2.add(f64x2.mul(x, spread(STEPS_PER_NAT)), spread(ROUNDING));
  const m = f64x2.sub(shifted, spread(ROUNDING));
  const octave = f64x2.floor(f64x2.div(m, f64x2.splat(256)));
  const half = f64x2.floor(f64x2.mul(octave, spread(HALF)));
  // e^x·2^−octave is near 1: safeExp's own reduction of x, with the octave taken out of the exponent again.
  const step = v128.and(shifted, spread(STEP_MASK));
  const fraction = i64x2.add(lookUp(FRACTIONS, step), i64x2.shl(step, 44));
  const r = f64x2.sub(f64x2.sub(x, f64x2.mul(m, spread(STEP_HIGH))), f64x2.mul(m, spread(STEP_LOW)));
  const square = f64x2.mul(r, r);
  const high = f64x2.add(f64x2.add(spread(HALF), f64x2.mul(r, spread(SIXTH))), f64x2.mul(square, spread(TWENTY_FOURTH)));
  const near = f64x2.add(fraction, f64x2.mul(fraction, f64x2.add(r, f64x2.mul(square, high))));
  return f64x2.mul(f64x2.mul(near, powerOfTwo(half)), powerOfTwo(f64x2.sub(octave, half)));
}

/** 2^k, k an integer in ±1,022. */
@inline
function powerOfTwo(k: v128): v128 {
  // 2⁵² + 1023 + k has the biased exponent in its low bits.
  return i64x2.shl(f64x2.add(k, f64x2.splat(4503599627370496 + 1023)), 52);
}
