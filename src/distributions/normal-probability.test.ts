import { expect, test } from 'vitest';
import { normalProbability } from './normal-probability.ts';

// Abramowitz & Stegun, table 26.1, and the well-known tails of 2, 3, 5 and 8 standard deviations.
test.each([
  [-1, 1, 0.682689492137086],
  [-1.959963984540054, 1.959963984540054, 0.95],
  [-3, 3, 0.9973002039367398],
  [2, Number.POSITIVE_INFINITY, 0.0227501319481792],
  [5, Number.POSITIVE_INFINITY, 2.866515718791939e-7],
  [Number.NEGATIVE_INFINITY, -8, 6.220960574271785e-16],
  [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 1],
  [0, 0, 0],
])('between %d and %d: %d', (low, high, probability) => {
  const found = normalProbability(low, high);
  if (probability === 0) expect(found).toBe(0);
  else expect(found / probability).toBeCloseTo(1, 12);
});

test('cells add up to one', () => {
  let sum = 0;
  for (let cell = -100; cell < 100; cell++) sum += normalProbability(cell / 10, (cell + 1) / 10);
  expect(sum).toBeCloseTo(1, 12);
});
