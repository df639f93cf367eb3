import { type Numbers, Vector, valuesOf } from './machine.ts';

/**
 * Loops over numbers: by a kernel where all operands are vectors of a machine, else in JavaScript. `from` is where an operand
 * begins. Sums of a kernel are two sums, of the even and the odd places: their rounding differs from that of one.
 */

const BYTES = 8;

/** out_i ← a_i, i < n. */
export function copy(n: number, a: Numbers, out: Numbers): void {
  if (a instanceof Vector && out instanceof Vector) {
    a.machine.kernels.copy(n, a.at, out.at);
    return;
  }
  const [from, to] = [valuesOf(a), valuesOf(out)];
  for (let i = 0; i < n; i++) to[i] = from[i];
}

/** Σ a_i, i < n. */
export function sum(n: number, a: Numbers, from = 0): number {
  if (a instanceof Vector) return a.machine.kernels.sum(n, a.at + from * BYTES);
  let total = 0;
  for (let i = 0; i < n; i++) total += a[from + i];
  return total;
}

/** Σ a_i b_i, i < n. */
export function dot(n: number, a: Numbers, b: Numbers, fromA = 0, fromB = 0): number {
  if (a instanceof Vector && b instanceof Vector) {
    return a.machine.kernels.dot(n, a.at + fromA * BYTES, b.at + fromB * BYTES);
  }
  const [left, right] = [valuesOf(a), valuesOf(b)];
  let total = 0;
  for (let i = 0; i < n; i++) total += left[fromA + i] * right[fromB + i];
  return total;
}

/** a_i ← factor·a_i, i < n. */
export function scale(n: number, factor: number, a: Numbers): void {
  if (a instanceof Vector) a.machine.kernels.scale(n, factor, a.at);
  else for (let i = 0; i < n; i++) a[i] *= factor;
}

/** a_i ← a_i b_i, i < n. */
export function multiply(n: number, a: Numbers, b: Numbers): void {
  if (a instanceof Vector && b instanceof Vector) {
    a.machine.kernels.multiply(n, a.at, b.at, a.at);
    return;
  }
  const [left, right] = [valuesOf(a), valuesOf(b)];
  for (let i = 0; i < n; i++) left[i] *= right[i];
}

/** out_i ← factor·z_i + shift, i < n, and nothing beyond. */
export function place(n: number, z: Numbers, factor: number, shift: number, out: Numbers, from = 0): void {
  if (z instanceof Vector && out instanceof Vector) {
    z.machine.kernels.place(n, z.at, factor, shift, out.at + from * BYTES);
    return;
  }
  const [left, right] = [valuesOf(z), valuesOf(out)];
  for (let i = 0; i < n; i++) right[from + i] = factor * left[i] + shift;
}

/** out_i ← out_i + a_i b_i where a_i ≠ 0, i < n: 0·∞ adds nothing. */
export function addContribution(n: number, a: Numbers, b: Numbers, out: Numbers): void {
  if (a instanceof Vector && b instanceof Vector && out instanceof Vector) {
    a.machine.kernels.addContribution(n, a.at, b.at, out.at);
    return;
  }
  const [left, right, sums] = [valuesOf(a), valuesOf(b), valuesOf(out)];
  for (let i = 0; i < n; i++) if (left[i] !== 0) sums[i] += left[i] * right[i];
}
