import { exp as expOf } from './exp';
import { log as logOf } from './log';
import { log1p as log1pOf } from './log1p';
import { tanh as tanhOf } from './tanh';
import { spread } from './pair';

/**
 * Functions of n numbers, the operations of a formula's tape (src/formula/tape.ts says what each means). A last odd number is
 * taken with whatever lies after it. `out` may be an operand.
 */

const ONE: usize = memory.data<f64>([1]);
const HALF: usize = memory.data<f64>([0.5]);
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

/** 1 where x > y, ½ where x = y, else 0. */
@inline
function preferenceOf(x: v128, y: v128): v128 {
  return v128.or(v128.and(spread(ONE), f64x2.gt(x, y)), v128.and(spread(HALF), f64x2.eq(x, y)));
}

/** x·y, where an exact 0 wins over ±∞ and NaN. */
@inline
function contributionOf(x: v128, y: v128): v128 {
  const zero = f64x2.splat(0);
  return v128.and(f64x2.mul(x, y), v128.and(f64x2.ne(x, zero), f64x2.ne(y, zero)));
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

export function add(n: i32, a: usize, b: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const x = v128.load(a + i);
    const y = v128.load(b + i);
    v128.store(out + i, f64x2.add(x, y));
  }
}

export function subtract(n: i32, a: usize, b: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const x = v128.load(a + i);
    const y = v128.load(b + i);
    v128.store(out + i, f64x2.sub(x, y));
  }
}

export function multiply(n: i32, a: usize, b: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const x = v128.load(a + i);
    const y = v128.load(b + i);
    v128.store(out + i, f64x2.mul(x, y));
  }
}

export function divide(n: i32, a: usize, b: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const x = v128.load(a + i);
    const y = v128.load(b + i);
    v128.store(out + i, f64x2.div(x, y));
  }
}

export function min(n: i32, a: usize, b: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const x = v128.load(a + i);
    const y = v128.load(b + i);
    v128.store(out + i, f64x2.min(x, y));
  }
}

export function max(n: i32, a: usize, b: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const x = v128.load(a + i);
    const y = v128.load(b + i);
    v128.store(out + i, f64x2.max(x, y));
  }
}

export function preference(n: i32, a: usize, b: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const x = v128.load(a + i);
    const y = v128.load(b + i);
    v128.store(out + i, preferenceOf(x, y));
  }
}

export function contribution(n: i32, a: usize, b: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const x = v128.load(a + i);
    const y = v128.load(b + i);
    v128.store(out + i, contributionOf(x, y));
  }
}

/** x < y, or x ≤ y where `equal`, ? consequent : alternative. */
export function select(
  n: i32,
  equal: bool,
  a: usize,
  b: usize,
  consequent: usize,
  alternative: usize,
  out: usize,
): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const x = v128.load(a + i);
    const y = v128.load(b + i);
    const holds = equal ? f64x2.le(x, y) : f64x2.lt(x, y);
    v128.store(out + i, v128.bitselect(v128.load(consequent + i), v128.load(alternative + i), holds));
  }
}
