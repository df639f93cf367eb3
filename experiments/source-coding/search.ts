import { type Findings, foundTable } from '../../src/experiment/findings.ts';
import { completeLengths } from '../../src/information/codes/all-prefix-codes.ts';
import { expectedLength } from '../../src/information/codes/prefix-code.ts';
import { randomPrefixCode } from '../../src/information/codes/random-prefix-code.ts';
import { STREAM, Stream } from '../../src/information/random.ts';
import { REPLICA } from './model.ts';
import type { Facts } from './theory.ts';

/** Codewords made in a round, about: some milliseconds. */
const ROUND_WORDS = 12_000;

export function searchRounds({ possible, search }: Facts): number {
  return search.exhaustive ? 1 : Math.ceil(search.codes / codesInRound(possible));
}

function codesInRound(possible: number): number {
  return Math.max(1, Math.floor(ROUND_WORDS / possible));
}

/** `search`: how many prefix codes were tried, and the least expected length among them, bits a symbol. */
export function* searchCodes(facts: Facts): Generator<Findings, void> {
  const possible = facts.probabilities.filter((p) => p > 0);
  let [codes, least] = [0, Number.POSITIVE_INFINITY];
  const take = (lengths: readonly number[]) => {
    codes++;
    least = Math.min(least, expectedLength(possible, lengths));
  };
  const found = (): Findings => [foundTable('search', { codes: '1', least: 'bits' }, [[codes, least]])];
  if (facts.search.exhaustive) {
    for (const lengths of completeLengths(possible.length)) take(lengths);
    yield found();
    return;
  }
  const stream = new Stream(facts.seed, STREAM.sample, REPLICA.codes);
  for (let round = 0; round < searchRounds(facts); round++) {
    for (let i = codesInRound(possible.length); i > 0 && codes < facts.search.codes; i--) {
      // From near misses of Huffman's construction to any code at all: half of them slip among fewer than √m nodes.
      const reach = Math.ceil(possible.length ** stream.uniform()) + 1;
      take(randomPrefixCode(possible, reach, stream));
    }
    yield found();
  }
}
