import { expect, test } from 'vitest';
import { median } from './median.ts';

const INFINITY = Number.POSITIVE_INFINITY;

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
  [[-INFINITY, 5], -INFINITY],
  [[-INFINITY, -INFINITY, 1], -INFINITY],
  [[INFINITY, INFINITY], INFINITY],
  [[1, Number.NaN, 2], Number.NaN],
  [[], Number.NaN],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});
