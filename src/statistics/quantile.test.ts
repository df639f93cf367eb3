import { expect, test } from 'vitest';
import { median } from './median.ts';
import { quantiles } from './quantile.ts';

test('quantiles of 1, 2, 4, 8, 16 as NumPy gives them', () => {
  // numpy.quantile([1, 2, 4, 8, 16], [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1])
  const shares = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1];
  const expected = [1, 1.4, 2, 4, 8, 12.8, 16];
  for (const [index, value] of quantiles([16, 1, 8, 2, 4], shares).entries())
    expect(value).toBeCloseTo(expected[index], 12);
});

test.each([[[3, 1, 2]], [[4, 1, 2, 3]], [[Number.NEGATIVE_INFINITY, 5]], [[1, Number.NaN]], [[]]])(
  'the half quantile of %j is its median',
  (values) => {
    expect(quantiles(values, [0.5])).toEqual([median(values)]);
  },
);

test('infinite values have their place', () => {
  const [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  expect(quantiles([low, low, 0, 1, 2], [0.25, 0.5, 0.75])).toEqual([low, 0, 1]);
  expect(quantiles([0, 1, high], [0, 0.5, 1])).toEqual([0, 1, high]);
});
