import { lookUp, spread } from './pair';

/** tanh(j/32), j ≤ 640: filled in by the host, src/vector/machine.ts. As long as ten bits can say. */
export const TANHS: usize = memory.data(1024 * 8, 16);
const STEP_MASK: usize = memory.data<i64>([1023]);

const STEPS: usize = memory.data<f64>([32]);
const STEP: usize = memory.data<f64>([0.03125]);
/** 2⁵²: adding it rounds a number ≥ 0 to an integer, and leaves it in the low bits. */
const ROUNDING: usize = memory.data<f64>([4503599627370496]);
/** Where tanh has rounded to 1. */
const END: usize = memory.data<f64>([20]);
const SIGN: usize = memory.data<f64>([-0.0]);
const ONE: usize = memory.data<f64>([1]);
/** Of the Taylor series r − r³/3 + 2r⁵/15 − 17r⁷/315. */
const T3: usize = memory.data<f64>([-0.3333333333333333]);
const T5: usize = memory.data<f64>([0.13333333333333333]);
const T7: usize = memory.data<f64>([-0.05396825396825397]);

/**
 * tanh of two numbers: tanh(a + r) = t + u(1 − t²)/(1 + tu) with t = tanh a from the table and u = tanh r by its Taylor
 * polynomial, |r| ≤ 1/64. Error up to 2.2 units in the last place, most of it the table's.
 */
@inline
export function tanh(x: v128): v128 {
  // pmin returns its first operand where that is NaN. A NaN's step may be any; the result is NaN by way of r.
  const size = f64x2.pmin(f64x2.abs(x), spread(END));
  const shifted = f64x2.add(f64x2.mul(size, spread(STEPS)), spread(ROUNDING));
  const r = f64x2.sub(size, f64x2.mul(f64x2.sub(shifted, spread(ROUNDING)), spread(STEP)));
  const t = lookUp(TANHS, v128.and(shifted, spread(STEP_MASK)));
  const square = f64x2.mul(r, r);
  const tail = f64x2.add(spread(T3), f64x2.mul(square, f64x2.add(spread(T5), f64x2.mul(square, spread(T7)))));
  const u = f64x2.add(r, f64x2.mul(f64x2.mul(r, square), tail));
  const one = spread(ONE);
  const correction = f64x2.div(
    f64x2.mul(u, f64x2.sub(one, f64x2.mul(t, t))),
    f64x2.add(one, f64x2.mul(t, u)),
  );
  return v128.or(f64x2.add(t, correction), v128.and(x, spread(SIGN)));
}
