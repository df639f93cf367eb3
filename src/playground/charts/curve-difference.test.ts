import { expect, test } from 'vitest';
import { bandOf, medianOf } from './curve-bands.ts';
import { pairedDifference } from './curve-difference.ts';

test('same replica, same step: what only one of them has is left out', () => {
  const a = {
    steps: [0, 10, 20, 25],
    columns: [
      [5, 4, 3, 0],
      [6, 4, 2, 0],
      [7, 4, 1, 0],
    ],
    finish: [1, 1, 1],
  };
  const b = {
    steps: [0, 5, 10, 20],
    columns: [
      [1, 9, 2, 3],
      [1, 9, 3, 3],
    ],
    finish: null,
  };
  expect(pairedDifference(a, b)).toEqual({
    steps: [0, 10, 20],
    columns: [
      [4, 2, 0],
      [5, 1, -1],
    ],
    finish: null,
  });
  const turned = pairedDifference(b, a).columns;
  expect(turned.map((column) => column.map((value) => 0 - value))).toEqual(pairedDifference(a, b).columns);
});

test('it grows with its curves, and its band with it', () => {
  const a = { steps: [0], columns: [[1], [2], [3], [4], [5]], finish: null };
  const b = { steps: [0], columns: [[1], [1], [1], [1], [1]], finish: null };
  const first = pairedDifference(a, b);
  expect(medianOf(first.columns)).toEqual([2]);
  a.steps.push(1);
  [9, 8, 7, 6, 5].map((value, replica) => a.columns[replica].push(value));
  expect(pairedDifference(a, b).columns[0]).toHaveLength(1);
  b.steps.push(1);
  for (const column of b.columns) column.push(5);
  const grown = pairedDifference(a, b);
  expect(grown.columns).toBe(first.columns);
  expect(medianOf(grown.columns)).toEqual([2, 2]);
  expect(bandOf(grown.columns, 'quartiles')).toEqual({ low: [1, 1], high: [3, 3] });
});

test('NaN of one is NaN of the difference', () => {
  const a = { steps: [0], columns: [[Number.NaN], [Number.NEGATIVE_INFINITY]], finish: null };
  const b = { steps: [0], columns: [[0], [Number.NEGATIVE_INFINITY]], finish: null };
  expect(pairedDifference(a, b).columns).toEqual([[Number.NaN], [Number.NaN]]);
});
