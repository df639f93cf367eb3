import { InputError } from '../../input-error.ts';
import { CompensatedSum, compensatedSum } from '../compensated-sum.ts';
import type { Probabilities } from '../entropy.ts';

/** Lengths of a code's words in bits, [outcome]; ∞ where an outcome has no word, because it never happens. */
export type Lengths = readonly number[];

/** Kraft's sum Σ 2^−length: at most 1 for every prefix code, and a prefix code exists where it is. Cover & Thomas (5.6). */
export function kraftSum(lengths: Lengths): number {
  return compensatedSum(lengths.map((length) => 2 ** -length));
}

/** E_P|c| in bits a symbol; ∞ where an outcome of P has no word. Outcomes of probability 0 cost nothing. */
export function expectedLength(p: Probabilities, lengths: Lengths): number {
  const sum = new CompensatedSum();
  for (let outcome = 0; outcome < lengths.length; outcome++) if (p[outcome] > 0) sum.add(p[outcome] * lengths[outcome]);
  return sum.value;
}

/**
 * The canonical prefix code of these lengths, as words of 0 and 1: shorter words first, outcomes in order among equals, each
 * word the one before it plus 1. Null where the length is ∞. InputError where Kraft's sum is above 1.
 */
export function canonicalWords(lengths: Lengths): (string | null)[] {
  const words = lengths.map((): string | null => null);
  const coded = lengths.map((length, outcome) => ({ length, outcome })).filter(({ length }) => Number.isFinite(length));
  coded.sort((a, b) => a.length - b.length || a.outcome - b.outcome);
  // Of any length: a word for a probability of 1e-300 has a thousand bits.
  let next = 0n;
  let at = 0;
  for (const { length, outcome } of coded) {
    next <<= BigInt(length - at);
    at = length;
    if (next >> BigInt(length)) {
      throw new InputError({
        what: 'No prefix code has words of these lengths',
        got: `a Kraft sum of ${kraftSum(lengths)}`,
        expected: 'at most 1',
      });
    }
    words[outcome] = length === 0 ? '' : next.toString(2).padStart(length, '0');
    next += 1n;
  }
  return words;
}

/** How many words have a shorter one as their beginning, or a twin: 0 for a prefix code. */
export function prefixClashes(words: readonly (string | null)[]): number {
  const sorted = words.filter((word) => word !== null).sort();
  // In dictionary order a word stands right behind the longest of its own beginnings, or behind a sibling with the same one.
  let clashes = 0;
  const open: string[] = [];
  for (const word of sorted) {
    while (open.length && !word.startsWith(open[open.length - 1])) open.pop();
    if (open.length) clashes++;
    open.push(word);
  }
  return clashes;
}
