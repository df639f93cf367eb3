import { expect, test } from 'vitest';
import { bandOf, medianOf } from './curve-bands.ts';
import { pairedDifference } from './curve-difference.ts';

test('same replica, same step: what only one of them has is left out', () => {
  const a = {
    steps: [0, 10, 20, 25],
    rows: [
      [5, 6, 7],
      [4, 4, 4],
      [3, 2, 1],
      [0, 0, 0],
    ],
    finish: [1, 1, 1],
  };
  const b = {
    steps: [0, 5, 10, 20],
    rows: [
      [1, 1],
      [9, 9],
      [2, 3],
      [3, 3],
    ],
    finish: null,
  };
  expect(pairedDifference(a, b)).toEqual({
    steps: [0, 10, 20],
    rows: [
      [4, 5],
      [2, 1],
      [0, -1],
    ],
    finish: null,
  });
  const turned = pairedDifference(b, a).rows;
  expect(turned.map((row) => row.map((value) => 0 - value))).toEqual(pairedDifference(a, b).rows);
});

test('it grows with its curves, and its band with it', () => {
  const a = { steps: [0], rows: [[1, 2, 3, 4, 5]], finish: null };
  const b = { steps: [0], rows: [[1, 1, 1, 1, 1]], finish: null };
  const first = pairedDifference(a, b);
  expect(medianOf(first.rows)).toEqual([2]);
  a.steps.push(1);
  a.rows.push([9, 8, 7, 6, 5]);
  expect(pairedDifference(a, b).rows).toHaveLength(1);
  b.steps.push(1);
  b.rows.push([5, 5, 5, 5, 5]);
  const grown = pairedDifference(a, b);
  expect(grown.rows).toBe(first.rows);
  expect(medianOf(grown.rows)).toEqual([2, 2]);
  expect(bandOf(grown.rows, 'quartiles')).toEqual({ low: [1, 1], high: [3, 3] });
});

test('NaN of one is NaN of the difference', () => {
  const a = { steps: [0], rows: [[Number.NaN, Number.NEGATIVE_INFINITY]], finish: null };
  const b = { steps: [0], rows: [[0, Number.NEGATIVE_INFINITY]], finish: null };
  expect(pairedDifference(a, b).rows).toEqual([[Number.NaN, Number.NaN]]);
});
