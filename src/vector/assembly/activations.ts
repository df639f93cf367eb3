import { spread } from './pair';
import { tanh } from './tanh';

/**
 * A network's activations in place, and their adjoints: [unit × example], rows `stride` bytes apart, of which `width` (a
 * multiple of 16) count.
 */

const ONE: usize = memory.data<f64>([1]);

export function tanhRows(rows: usize, a: usize, stride: usize, width: usize): void {
  for (let row: usize = 0; row < rows; row++, a += stride) {
    for (let at = a, end = a + width; at < end; at += 16) v128.store(at, tanh(v128.load(at)));
  }
}

export function reluRows(rows: usize, a: usize, stride: usize, width: usize): void {
  const zero = f64x2.splat(0);
  for (let row: usize = 0; row < rows; row++, a += stride) {
    for (let at = a, end = a + width; at < end; at += 16) v128.store(at, f64x2.max(zero, v128.load(at)));
  }
}

/** adjoint ← adjoint·(1 − y²), y = tanh. */
export function tanhBackward(rows: usize, y: usize, adjoint: usize, stride: usize, width: usize): void {
  for (let row: usize = 0; row < rows; row++, y += stride, adjoint += stride) {
    for (let i: usize = 0; i < width; i += 16) {
      const here = v128.load(y + i);
      const slope = f64x2.sub(spread(ONE), f64x2.mul(here, here));
      v128.store(adjoint + i, f64x2.mul(v128.load(adjoint + i), slope));
    }
  }
}

/** adjoint ← adjoint where y > 0, else 0. */
export function reluBackward(rows: usize, y: usize, adjoint: usize, stride: usize, width: usize): void {
  const zero = f64x2.splat(0);
  for (let row: usize = 0; row < rows; row++, y += stride, adjoint += stride) {
    for (let i: usize = 0; i < width; i += 16) {
      v128.store(adjoint + i, v128.and(v128.load(adjoint + i), f64x2.gt(v128.load(y + i), zero)));
    }
  }
}
