import { exp } from './exp';
import { both } from './pair';

/** What one thread does in a second of one kind of work: loops for the benchmark's floors, which do nothing else. */

/** Eight exponentials a round, in four chains: a processor overlaps them, as it does in a loop over points. */
export function repeatExp(rounds: i32): f64 {
  let a = f64x2.splat(0.1);
  let b = f64x2.splat(0.2);
  let c = f64x2.splat(0.3);
  let d = f64x2.splat(0.4);
  for (let i = 0; i < rounds; i++) {
    a = exp(f64x2.neg(a));
    b = exp(f64x2.neg(b));
    c = exp(f64x2.neg(c));
    d = exp(f64x2.neg(d));
  }
  return both(f64x2.add(f64x2.add(a, b), f64x2.add(c, d)));
}

/** Sixteen multiplications with an addition a round, in eight chains. */
export function repeatMultiplyAdd(rounds: i32): f64 {
  const factor = f64x2.splat(0.7);
  const term = f64x2.splat(0.1);
  let a = f64x2.splat(0.1);
  let b = f64x2.splat(0.2);
  let c = f64x2.splat(0.3);
  let d = f64x2.splat(0.4);
  let e = f64x2.splat(0.5);
  let f = f64x2.splat(0.6);
  let g = f64x2.splat(0.7);
  let h = f64x2.splat(0.8);
  for (let i = 0; i < rounds; i++) {
    a = f64x2.add(f64x2.mul(a, factor), term);
    b = f64x2.add(f64x2.mul(b, factor), term);
    c = f64x2.add(f64x2.mul(c, factor), term);
    d = f64x2.add(f64x2.mul(d, factor), term);
    e = f64x2.add(f64x2.mul(e, factor), term);
    f = f64x2.add(f64x2.mul(f, factor), term);
    g = f64x2.add(f64x2.mul(g, factor), term);
    h = f64x2.add(f64x2.mul(h, factor), term);
  }
  const left = f64x2.add(f64x2.add(a, b), f64x2.add(c, d));
  const right = f64x2.add(f64x2.add(e, f), f64x2.add(g, h));
  return both(f64x2.add(left, right));
}
