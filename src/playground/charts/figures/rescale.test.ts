import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rescaled, roundedProbabilities } from './rescale.ts';

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Probabilities of 2 to 40 outcomes, some of them 0. */
const probabilities = fc
  .array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 40 })
  .filter((weights) => total(weights) > 0)
  .map((weights) => weights.map((weight) => weight / total(weights)));

test('the others keep their proportions and the sum stays 1', () => {
  expect(rescaled([0.5, 0.25, 0.25], 0, 0.2)).toEqual([0.2, 0.4, 0.4]);
  fc.assert(
    fc.property(probabilities, fc.nat(), fc.double({ min: -1, max: 2, noNaN: true }), (table, at, value) => {
      const index = at % table.length;
      const next = rescaled(table, index, value);
      expect(next[index]).toBe(Math.min(1, Math.max(0, value)));
      expect(total(next)).toBeCloseTo(1, 12);
      expect(Math.min(...next)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('others that have nothing share alike', () => {
  expect(rescaled([1, 0, 0], 0, 0.5)).toEqual([0.5, 0.25, 0.25]);
  expect(rescaled([1], 0, 0.5)).toEqual([1]);
});

test('a third is rounded to four decimals, and the parts still sum to 1', () => {
  expect(roundedProbabilities([1 / 3, 1 / 3, 1 / 3])).toEqual([0.3334, 0.3333, 0.3333]);
  expect(roundedProbabilities([0.2608, 0.7392])).toEqual([0.2608, 0.7392]);
});

test('rounding moves no probability by more than a part or so, and makes none of them 0 or of 0 something', () => {
  fc.assert(
    fc.property(probabilities, (table) => {
      const rounded = roundedProbabilities(table);
      expect(total(rounded.map((each) => Math.round(each * 1e4)))).toBe(1e4);
      expect(rounded.map((each) => each > 0)).toEqual(table.map((each) => each > 0));
      // The largest may pay for small ones that were raised to one part.
      const moved = rounded.map((each, index) => Math.abs(each - table[index]));
      expect(Math.max(...moved)).toBeLessThan(1e-4 * table.length);
    }),
  );
});

test('what is all but 0 is not rounded to it: −ln 0 would be another lesson', () => {
  expect(roundedProbabilities([1e-9, 1 - 1e-9])).toEqual([0.0001, 0.9999]);
});
