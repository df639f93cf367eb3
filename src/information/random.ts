import { InputError } from '../input-error.ts';

/**
 * Counter-based random numbers: a draw is a hash of its key (seed, stream, replica, index), so it does not depend on
 * what was drawn before it, on which thread drew it, or on the path. All of it up to the 32-bit words and the uniforms
 * is exact in unsigned 32-bit integers and float32, so WGSL gives the same bits.
 *
 * The hash is pcg4d: Jarzynski & Olano, "Hash Functions for GPU Rendering", JCGT 9(3), 2020, listing for `pcg4d`.
 */

/** One stream a purpose, so that drawing more for one never shifts another. */
export const STREAM = { initialise: 1, minibatch: 2, sample: 3, split: 4, share: 5 } as const;
export type StreamId = (typeof STREAM)[keyof typeof STREAM];

/** Four words for one key, written into `out` [4]. Keys are taken modulo 2³². */
export function hash4(seed: number, stream: number, replica: number, index: number, out: Uint32Array): Uint32Array {
  let x = (Math.imul(seed, 1664525) + 1013904223) | 0;
  let y = (Math.imul(stream, 1664525) + 1013904223) | 0;
  let z = (Math.imul(replica, 1664525) + 1013904223) | 0;
  let w = (Math.imul(index, 1664525) + 1013904223) | 0;
  x = (x + Math.imul(y, w)) | 0;
  y = (y + Math.imul(z, x)) | 0;
  z = (z + Math.imul(x, y)) | 0;
  w = (w + Math.imul(y, z)) | 0;
  x ^= x >>> 16;
  y ^= y >>> 16;
  z ^= z >>> 16;
  w ^= w >>> 16;
  x = (x + Math.imul(y, w)) | 0;
  y = (y + Math.imul(z, x)) | 0;
  z = (z + Math.imul(x, y)) | 0;
  w = (w + Math.imul(y, z)) | 0;
  out[0] = x;
  out[1] = y;
  out[2] = z;
  out[3] = w;
  return out;
}

/**
 * A word to a uniform in the open interval (0, 1): (top 23 bits + ½)·2⁻²³. 23 and not 24 bits, because n + ½ has to fit
 * float32's 24-bit significand; with 24 the largest value would round to 1. Never 0 or 1, mean exactly ½.
 */
export function uniformFromWord(word: number): number {
  return ((word >>> 9) + 0.5) * 2 ** -23;
}

/**
 * Two words to a standard normal by Box–Muller: √(−2 ln u₀)·cos(2πu₁). |value| ≤ 5.77 (u₀ ≥ 2⁻²⁴).
 * Paths agree to their precision of log, sqrt and cos, not bit for bit.
 */
export function normalFromWords(word0: number, word1: number): number {
  return Math.sqrt(-2 * Math.log(uniformFromWord(word0))) * Math.cos(2 * Math.PI * uniformFromWord(word1));
}

/** A word to an integer in 0 … n−1: ⌊word·n / 2³²⌋, exact for n ≤ 2³² (16-bit halves). Bias below n·2⁻³². */
export function integerFromWord(word: number, n: number): number {
  if (!Number.isInteger(n) || n < 1 || n > 2 ** 32) {
    throw new InputError({
      what: 'A random integer needs a number of choices',
      got: n,
      expected: 'an integer from 1 to 2^32',
    });
  }
  const low = Math.floor(((word & 0xffff) * n) / 65536);
  return Math.floor(((word >>> 16) * n + low) / 65536);
}

const scratch = new Uint32Array(4);

/** Uniform in (0, 1) for a key. */
export function uniform(seed: number, stream: number, replica: number, index: number): number {
  return uniformFromWord(hash4(seed, stream, replica, index, scratch)[0]);
}

/** Standard normal for a key. */
export function normal(seed: number, stream: number, replica: number, index: number): number {
  hash4(seed, stream, replica, index, scratch);
  return normalFromWords(scratch[0], scratch[1]);
}

/** Integer in 0 … n−1 for a key. */
export function integerBelow(n: number, seed: number, stream: number, replica: number, index: number): number {
  return integerFromWord(hash4(seed, stream, replica, index, scratch)[0], n);
}

/** Successive draws from one (seed, stream, replica): draw number i is the keyed function at index i. */
export class Stream {
  readonly seed: number;
  readonly stream: number;
  readonly replica: number;
  /** Index of the next draw. */
  index: number;

  constructor(seed: number, stream: number, replica = 0, index = 0) {
    this.seed = seed;
    this.stream = stream;
    this.replica = replica;
    this.index = index;
  }

  uniform(): number {
    return uniform(this.seed, this.stream, this.replica, this.index++);
  }

  normal(): number {
    return normal(this.seed, this.stream, this.replica, this.index++);
  }

  /** 0 … n−1. */
  integer(n: number): number {
    return integerBelow(n, this.seed, this.stream, this.replica, this.index++);
  }
}
