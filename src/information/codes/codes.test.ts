import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { entropy } from '../entropy.ts';
import { bits } from '../logarithm.ts';
import { STREAM, Stream } from '../random.ts';
import { completeLengths } from './all-prefix-codes.ts';
import { blockProbabilities } from './blocks.ts';
import { huffmanLengths, huffmanRate } from './huffman.ts';
import { canonicalWords, expectedLength, kraftSum, prefixClashes } from './prefix-code.ts';
import { randomPrefixCode } from './random-prefix-code.ts';
import { shannonLengths } from './shannon-code.ts';

const normalised = (values: readonly number[]) => values.map((value) => value / values.reduce((a, b) => a + b, 0));
/** MacKay's letter probabilities, as shipped: counts in one column. */
const letters = normalised(
  readFileSync('public/data/letters_MacKay27.csv', 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => Number(line.split(',')[1])),
);
const tables = (most: number) =>
  fc
    .array(fc.oneof({ weight: 5, arbitrary: fc.double({ min: 1e-9, max: 1, noNaN: true }) }, fc.constant(0)), {
      minLength: 1,
      maxLength: most,
    })
    .filter((values) => values.some((value) => value > 0))
    .map(normalised);

describe('published rates, bits a symbol', () => {
  test.each([
    ['Cover & Thomas, example 5.6.1', [0.25, 0.25, 0.2, 0.15, 0.15], 2.3],
    ['Cover & Thomas, example 5.6.4', [1 / 3, 1 / 3, 1 / 4, 1 / 12], 2],
    ['a dyadic table', [1 / 2, 1 / 4, 1 / 8, 1 / 8], 1.75],
    ['MacKay’s 27 letters', letters, 4.1453709258],
  ])('%s', (_, p, rate) => {
    expect(huffmanRate(p)).toBeCloseTo(rate, 9);
    expect(expectedLength(p, huffmanLengths(p))).toBeCloseTo(rate, 9);
  });

  test.each([
    [1, 1],
    [2, 0.645],
    [3, 0.53266667],
    [4, 0.49255],
    [8, 0.47579935],
    [10, 0.47669119],
  ])('Bernoulli(.1) in blocks of %i: %f', (n, rate) => {
    expect(huffmanRate(blockProbabilities([0.9, 0.1], n)) / n).toBeCloseTo(rate, 8);
  });
});

describe('Huffman and Shannon codes of any table', () => {
  it('lie within a bit of the entropy, meet Kraft’s inequality, and their words are prefix-free', () => {
    fc.assert(
      fc.property(tables(40), (p) => {
        const h = bits(entropy(p));
        for (const lengths of [huffmanLengths(p), shannonLengths(p)]) {
          const rate = expectedLength(p, lengths);
          expect(rate).toBeGreaterThanOrEqual(h - 1e-12);
          expect(rate).toBeLessThan(h + 1);
          expect(kraftSum(lengths)).toBeLessThanOrEqual(1);
          const words = canonicalWords(lengths);
          expect(prefixClashes(words)).toBe(0);
          words.forEach((word, outcome) => {
            expect(word?.length ?? Number.POSITIVE_INFINITY).toBe(lengths[outcome]);
          });
        }
        expect(kraftSum(huffmanLengths(p))).toBe(1);
        expect(huffmanRate(p)).toBeCloseTo(expectedLength(p, huffmanLengths(p)), 12);
      }),
    );
  });

  it('a Huffman code is the best of all prefix codes', () => {
    fc.assert(
      fc.property(tables(6), (p) => {
        const possible = p.filter((probability) => probability > 0);
        let least = Number.POSITIVE_INFINITY;
        for (const lengths of completeLengths(possible.length)) {
          least = Math.min(least, expectedLength(possible, lengths));
        }
        expect(huffmanRate(p)).toBeCloseTo(least, 12);
      }),
      { numRuns: 30 },
    );
  });

  it('a certain outcome has the empty word', () => {
    expect(huffmanLengths([0, 1])).toEqual([Number.POSITIVE_INFINITY, 0]);
    expect(shannonLengths([0, 1])).toEqual([Number.POSITIVE_INFINITY, 0]);
    expect(canonicalWords([Number.POSITIVE_INFINITY, 0])).toEqual([null, '']);
  });

  it('Shannon’s lengths are exact at powers of 2, and just beside them', () => {
    for (let k = 1; k < 60; k++) {
      const p = 2 ** -k;
      expect(shannonLengths([p, 1 - p])[0]).toBe(k);
      const below = p * (1 - 2 ** -52);
      expect(shannonLengths([below, 1 - below])[0]).toBe(k + 1);
    }
  });
});

describe('prefix codes', () => {
  it('clashes: a word that begins with another, a twin, the empty word', () => {
    expect(prefixClashes(['0', '10', '11', null])).toBe(0);
    expect(prefixClashes(['0', '01', '011', '1'])).toBe(2);
    expect(prefixClashes(['10', '10'])).toBe(1);
    expect(prefixClashes(['', '0', '1'])).toBe(2);
  });

  it('no words where Kraft’s sum is above 1', () => {
    expect(() => canonicalWords([1, 1, 2])).toThrow(
      'No prefix code has words of these lengths; got "a Kraft sum of 1.25"',
    );
  });

  // OEIS A007178: ways to write 1 as an ordered sum of m powers of ½.
  test.each([
    [1, 1],
    [2, 1],
    [3, 3],
    [4, 13],
    [5, 75],
    [6, 525],
    [7, 4347],
  ])('for %i outcomes there are %i complete codes', (m, count) => {
    const seen = new Set<string>();
    for (const lengths of completeLengths(m)) {
      expect(kraftSum(lengths)).toBe(1);
      seen.add(lengths.join());
    }
    expect(seen.size).toBe(count);
  });

  it('random codes are complete; a reach of 2 is Huffman’s, a large one finds every code', () => {
    const p = [0.1, 0.2, 0.3, 0.4];
    const stream = new Stream(1, STREAM.sample);
    expect(expectedLength(p, randomPrefixCode(p, 2, stream))).toBeCloseTo(huffmanRate(p), 12);
    const seen = new Set<string>();
    for (let i = 0; i < 500; i++) {
      const lengths = randomPrefixCode(p, 4, stream);
      expect(kraftSum(lengths)).toBe(1);
      seen.add(lengths.join());
    }
    expect(seen.size).toBe(13);
  });
});
