import { exp as expOf } from './exp';
import { log as logOf } from './log';
import { tanh as tanhOf } from './tanh';

/** Functions of arrays, n even. `out` may be an operand. */

export function exp(n: i32, a: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) v128.store(out + i, expOf(v128.load(a + i)));
}

export function log(n: i32, a: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) v128.store(out + i, logOf(v128.load(a + i)));
}

export function tanh(n: i32, a: usize, out: usize): void {
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) v128.store(out + i, tanhOf(v128.load(a + i)));
}

export function relu(n: i32, a: usize, out: usize): void {
  const zero = f64x2.splat(0);
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) v128.store(out + i, f64x2.max(zero, v128.load(a + i)));
}

/** adjoint ← adjoint·(1 − y²), y = tanh. */
export function tanhBackward(n: i32, y: usize, adjoint: usize): void {
  const one = f64x2.splat(1);
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    const here = v128.load(y + i);
    v128.store(adjoint + i, f64x2.mul(v128.load(adjoint + i), f64x2.sub(one, f64x2.mul(here, here))));
  }
}

/** adjoint ← adjoint where y > 0, else 0. */
export function reluBackward(n: i32, y: usize, adjoint: usize): void {
  const zero = f64x2.splat(0);
  for (let i: usize = 0, end = <usize>n << 3; i < end; i += 16) {
    v128.store(adjoint + i, v128.and(v128.load(adjoint + i), f64x2.gt(v128.load(y + i), zero)));
  }
}
