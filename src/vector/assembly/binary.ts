import { spread } from './pair';

/**
 * Functions of twice n numbers, and a choice: operations of a formula's tape (src/formula/tape.ts says what they mean). A last odd
 * number is taken with whatever lies after it. `out` may be an operand.
 */

const ONE: usize = memory.data<f64>([1]);
const HALF: usize = memory.data<f64>([0.5]);

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
