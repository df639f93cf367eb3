import { expect, test } from 'vitest';
import { ordinaryLeastSquares } from './least-squares.ts';
import { leverages } from './leverage.ts';

test('of a line: 1/n + (x − mean)²/Σ(x − mean)²', () => {
  const x = [1, 2, 3, 10];
  const expected = x.map((value) => 1 / 4 + (value - 4) ** 2 / 50);
  leverages(x.map((value) => [value])).forEach((h, i) => {
    expect(h).toBeCloseTo(expected[i], 12);
  });
});

test('of two inputs: what a unit of y moves its own fit by, and in sum the number of coefficients', () => {
  const x = [
    [1, 5],
    [2, 3],
    [4, 4],
    [7, 1],
    [9, 9],
  ];
  const h = leverages(x);
  expect(h.reduce((sum, value) => sum + value, 0)).toBeCloseTo(3, 12);
  for (const [row, value] of h.entries()) {
    const unit = x.map((_, i) => (i === row ? 1 : 0));
    expect(1 - ordinaryLeastSquares(x, unit).residuals[row]).toBeCloseTo(value, 12);
  }
});
