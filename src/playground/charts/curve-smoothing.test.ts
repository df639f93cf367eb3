import { expect, test } from 'vitest';
import { smoothed } from './curve-smoothing.ts';

/** As defined: all values so far, each weighed by w to its age, over the sum of the weights. */
function byDefinition(values: number[], keep: number): number {
  const weights = values.map((_, index) => keep ** (values.length - 1 - index));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return values.reduce((sum, value, index) => sum + value * weights[index], 0) / total;
}

test('each value is the weighted mean of all so far, also when the curve grows', () => {
  const curve = Array.from({ length: 60 }, (_, index) => Math.cos(index * 1.7) + 40 / (index + 1));
  const growing: number[] = [];
  for (const [index, value] of curve.entries()) {
    growing.push(value);
    expect(smoothed(growing, 5)[index]).toBeCloseTo(byDefinition(curve.slice(0, index + 1), 0.8), 12);
  }
});

test('a level stays a level from its first record on', () => {
  for (const value of smoothed([3, 3, 3, 3], 100)) expect(value).toBeCloseTo(3, 14);
});

test('NaN and ∞ have no average, and it begins anew after them', () => {
  const average = smoothed([8, 8, Number.NaN, 1, 1, Number.NEGATIVE_INFINITY, 2], 10);
  expect(average).toEqual([8, 8, Number.NaN, 1, 1, Number.NaN, 2]);
});
