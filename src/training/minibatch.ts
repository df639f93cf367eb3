import { hash4, integerFromWord, STREAM } from '../information/random.ts';
import type { Problem } from './problem.ts';

const words = new Uint32Array(4);

/**
 * Rows of one replica's minibatch at one step, drawn with replacement from all rows, or from the replica's own rows. Keyed by
 * (seed, replica, step, slot) alone, so every path and every objective sees the same stream.
 */
export function minibatchRows(
  { spec, train, shares }: Pick<Problem, 'spec' | 'train' | 'shares'>,
  replica: number,
  step: number,
  out: Uint32Array,
): void {
  const { seed } = spec;
  const own = shares?.rows(replica) ?? null;
  const n = own ? own.length : (train?.n ?? 0);
  for (let slot = 0; slot < out.length; slot += 4) {
    // Four rows a hash; step and slot share the index word: 2^32 hashes before the stream repeats.
    hash4(seed, STREAM.minibatch, replica, Math.imul(step, Math.ceil(out.length / 4)) + slot / 4, words);
    for (let i = 0; i < 4 && slot + i < out.length; i++) out[slot + i] = integerFromWord(words[i], n);
  }
  if (own) for (let slot = 0; slot < out.length; slot++) out[slot] = own[out[slot]];
}
