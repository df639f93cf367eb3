import { exp as expOf } from './exp';
import { log as logOf } from './log';
import { log1p as log1pOf } from './log1p';
import { tanh as tanhOf } from './tanh';
import { spread } from './pair';

/**
 * Functions of n numbers each: operations of a formula's tape (src/formula/tape.ts says what they mean). A last odd number is
 * taken with whatever lies after it. `out` may be the operand.
 */

const ONE: usize = memory.data<f64>([1]);
const SIGN: usize = memory.data<f64>([-0.0]);

/** ±1, and ±0 or NaN as it is. */
@inline
function signOf(x: v128): v128 {
  const unit = v128.or(v128.and(x, spread(SIGN)), spread(ONE));
  return v128.bitselect(unit, x, f64x2.gt(f64x2.abs(x), f64x2.splat(0)));
}

/** ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|). */
@inline
function softplusOf(x: v128): v128 {
  return f64x2.add(f64x2.max(x, f64x2.splat(0)), log1pOf(expOf(f64x2.neg(f64x2.abs(x)))));
}

/** 1/(1 + e⁻ˣ), by e^−|x|: its relative accuracy holds in the lower tail. */
@inline
function sigmoidOf(x: v128): v128 {
  const growth = expOf(f64x2.neg(f64x2.abs(x)));
  const upper = f64x2.div(spread(ONE), f64x2.add(spread(ONE), growth));
  return v128.bitselect(f64x2.mul(growth, upper), upper, f64x2.lt(x, f64x2.splat(0)));
}

export function copy(n: i32, a: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const x = v128.load(a + i);
    v128.store(out + i, x);
  }
}

export function negate(n: i32, a: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const x = v128.load(a + i);
    v128.store(out + i, f64x2.neg(x));
  }
}

export function abs(n: i32, a: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const x = v128.load(a + i);
    v128.store(out + i, f64x2.abs(x));
  }
}

export function sqrt(n: i32, a: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const x = v128.load(a + i);
    v128.store(out + i, f64x2.sqrt(x));
  }
}

export function square(n: i32, a: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const x = v128.load(a + i);
    v128.store(out + i, f64x2.mul(x, x));
  }
}

export function exp(n: i32, a: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const x = v128.load(a + i);
    v128.store(out + i, expOf(x));
  }
}

export function log(n: i32, a: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const x = v128.load(a + i);
    v128.store(out + i, logOf(x));
  }
}

export function log1p(n: i32, a: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const x = v128.load(a + i);
    v128.store(out + i, log1pOf(x));
  }
}

export function tanh(n: i32, a: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const x = v128.load(a + i);
    v128.store(out + i, tanhOf(x));
  }
}

export function sign(n: i32, a: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const x = v128.load(a + i);
    v128.store(out + i, signOf(x));
  }
}

export function softplus(n: i32, a: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const x = v128.load(a + i);
    v128.store(out + i, softplusOf(x));
  }
}

export function sigmoid(n: i32, a: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const x = v128.load(a + i);
    v128.store(out + i, sigmoidOf(x));
  }
}
