import { both } from './pair';

/**
 * Products of matrices whose columns are examples, a multiple of four of them: [unit × example]. Tiles of 4 × 4 sums stay
 * in registers, two examples to a register.
 */

/**
 * y[i, ·] = start[i] + Σ_k w[i, k]·x[k, ·] for i < rows, k < depth; w's entry lies at w + i·row + k·column (bytes), y's
 * and x's rows follow one another at `stride` bytes, of which `width` (a multiple of 32) count. Without `start` (0) sums
 * begin at 0.
 */
export function layer(
  rows: usize,
  depth: usize,
  w: usize,
  row: usize,
  column: usize,
  start: usize,
  x: usize,
  y: usize,
  stride: usize,
  width: usize,
): void {
  let i: usize = 0;
  for (; i + 4 <= rows; i += 4) {
    const w0 = w + i * row;
    const w1 = w0 + row;
    const w2 = w1 + row;
    const w3 = w2 + row;
    const b0 = start ? v128.load64_splat(start + (i << 3), 0) : f64x2.splat(0);
    const b1 = start ? v128.load64_splat(start + (i << 3), 8) : f64x2.splat(0);
    const b2 = start ? v128.load64_splat(start + (i << 3), 16) : f64x2.splat(0);
    const b3 = start ? v128.load64_splat(start + (i << 3), 24) : f64x2.splat(0);
    for (let c: usize = 0; c < width; c += 32) {
      let s00 = b0;
      let s01 = b0;
      let s10 = b1;
      let s11 = b1;
      let s20 = b2;
      let s21 = b2;
      let s30 = b3;
      let s31 = b3;
      let from = x + c;
      let at: usize = 0;
      for (let k: usize = 0; k < depth; k++, at += column, from += stride) {
        const x0 = v128.load(from, 0);
        const x1 = v128.load(from, 16);
        const a0 = v128.load64_splat(w0 + at);
        s00 = f64x2.add(s00, f64x2.mul(a0, x0));
        s01 = f64x2.add(s01, f64x2.mul(a0, x1));
        const a1 = v128.load64_splat(w1 + at);
        s10 = f64x2.add(s10, f64x2.mul(a1, x0));
        s11 = f64x2.add(s11, f64x2.mul(a1, x1));
        const a2 = v128.load64_splat(w2 + at);
        s20 = f64x2.add(s20, f64x2.mul(a2, x0));
        s21 = f64x2.add(s21, f64x2.mul(a2, x1));
        const a3 = v128.load64_splat(w3 + at);
        s30 = f64x2.add(s30, f64x2.mul(a3, x0));
        s31 = f64x2.add(s31, f64x2.mul(a3, x1));
      }
      let to = y + i * stride + c;
      v128.store(to, s00, 0);
      v128.store(to, s01, 16);
      to += stride;
      v128.store(to, s10, 0);
      v128.store(to, s11, 16);
      to += stride;
      v128.store(to, s20, 0);
      v128.store(to, s21, 16);
      to += stride;
      v128.store(to, s30, 0);
      v128.store(to, s31, 16);
    }
  }
  for (; i < rows; i++) {
    const b = start ? v128.load64_splat(start + (i << 3)) : f64x2.splat(0);
    for (let c: usize = 0; c < width; c += 32) {
      let s0 = b;
      let s1 = b;
      let from = x + c;
      let at = w + i * row;
      for (let k: usize = 0; k < depth; k++, at += column, from += stride) {
        const a = v128.load64_splat(at);
        s0 = f64x2.add(s0, f64x2.mul(a, v128.load(from, 0)));
        s1 = f64x2.add(s1, f64x2.mul(a, v128.load(from, 16)));
      }
      v128.store(y + i * stride + c, s0, 0);
      v128.store(y + i * stride + c, s1, 16);
    }
  }
}

/**
 * Adds Σ_c x[i, c]·y[j, c] to g[i, j], i < rows, j < columns, and Σ_c y[j, c] to bias[j]: the gradient of a layer's weights
 * [rows × columns] and biases, from its inputs x and its outputs' adjoints y.
 */
export function addGradient(
  rows: usize,
  columns: usize,
  x: usize,
  y: usize,
  g: usize,
  bias: usize,
  stride: usize,
  width: usize,
): void {
  const across = columns << 3;
  for (let j: usize = 0; j < columns; j++) {
    let sum = f64x2.splat(0);
    for (let c: usize = y + j * stride, end = c + width; c < end; c += 16) sum = f64x2.add(sum, v128.load(c));
    const at = bias + (j << 3);
    store<f64>(at, load<f64>(at) + both(sum));
  }
  let j: usize = 0;
  for (; j + 2 <= columns; j += 2) {
    const y0 = y + j * stride;
    let i: usize = 0;
    for (; i + 4 <= rows; i += 4) tile4x2(x + i * stride, y0, g + i * across + (j << 3), across, stride, width);
    for (; i < rows; i++) tile2(y0, y0 + stride, x + i * stride, g + i * across + (j << 3), 8, width);
  }
  if (j == columns) return;
  let i: usize = 0;
  for (; i + 2 <= rows; i += 2) {
    tile2(x + i * stride, x + (i + 1) * stride, y + j * stride, g + i * across + (j << 3), across, width);
  }
  if (i < rows) {
    const at = g + i * across + (j << 3);
    let sum = f64x2.splat(0);
    for (let c: usize = 0; c < width; c += 16) {
      sum = f64x2.add(sum, f64x2.mul(v128.load(x + i * stride + c), v128.load(y + j * stride + c)));
    }
    store<f64>(at, load<f64>(at) + both(sum));
  }
}

@inline
function addTo(at: usize, pair: v128): void {
  v128.store(at, f64x2.add(v128.load(at), pair));
}

/** (a₀ + a₁, b₀ + b₁). */
@inline
function across2(a: v128, b: v128): v128 {
  return f64x2.add(v128.shuffle<f64>(a, b, 0, 2), v128.shuffle<f64>(a, b, 1, 3));
}

function tile4x2(x: usize, y: usize, g: usize, across: usize, stride: usize, width: usize): void {
  const zero = f64x2.splat(0);
  let s00 = zero;
  let s01 = zero;
  let s10 = zero;
  let s11 = zero;
  let s20 = zero;
  let s21 = zero;
  let s30 = zero;
  let s31 = zero;
  const x1 = x + stride;
  const x2 = x1 + stride;
  const x3 = x2 + stride;
  const y1 = y + stride;
  for (let c: usize = 0; c < width; c += 16) {
    const b0 = v128.load(y + c);
    const b1 = v128.load(y1 + c);
    const a0 = v128.load(x + c);
    s00 = f64x2.add(s00, f64x2.mul(a0, b0));
    s01 = f64x2.add(s01, f64x2.mul(a0, b1));
    const a1 = v128.load(x1 + c);
    s10 = f64x2.add(s10, f64x2.mul(a1, b0));
    s11 = f64x2.add(s11, f64x2.mul(a1, b1));
    const a2 = v128.load(x2 + c);
    s20 = f64x2.add(s20, f64x2.mul(a2, b0));
    s21 = f64x2.add(s21, f64x2.mul(a2, b1));
    const a3 = v128.load(x3 + c);
    s30 = f64x2.add(s30, f64x2.mul(a3, b0));
    s31 = f64x2.add(s31, f64x2.mul(a3, b1));
  }
  addTo(g, across2(s00, s01));
  addTo(g + across, across2(s10, s11));
  addTo(g + 2 * across, across2(s20, s21));
  addTo(g + 3 * across, across2(s30, s31));
}

/** Adds Σ a·c to g and Σ b·c to the entry `next` bytes on. */
function tile2(a: usize, b: usize, c: usize, g: usize, next: usize, width: usize): void {
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  for (let i: usize = 0; i < width; i += 16) {
    const here = v128.load(c + i);
    s0 = f64x2.add(s0, f64x2.mul(v128.load(a + i), here));
    s1 = f64x2.add(s1, f64x2.mul(v128.load(b + i), here));
  }
  const sums = across2(s0, s1);
  store<f64>(g, load<f64>(g) + f64x2.extract_lane(sums, 0));
  store<f64>(g + next, load<f64>(g + next) + f64x2.extract_lane(sums, 1));
}
