import { expect, test } from 'vitest';
import { erfc, erfcx, normalCdf, normalProbability } from './error-function.ts';

// Abramowitz & Stegun, tables 7.1 and 26.1; erfcx to 15 digits by mpmath.
test.each([
  [0, 1],
  [0.5, 0.479500122186953],
  [1, 0.157299207050285],
  [2, 0.00467773498104727],
  [3, 2.20904969985854e-5],
  [5, 1.53745979442803e-12],
  [-1, 1.842700792949715],
])('erfc(%s) = %s', (x, expected) => {
  expect(erfc(x) / expected).toBeCloseTo(1, 13);
});

test('erfcx: 1 at 0, 1/(x√π) far out, one number from both sides of the seam', () => {
  expect(erfcx(0)).toBe(1);
  expect(erfcx(1e6) * 1e6 * Math.sqrt(Math.PI)).toBeCloseTo(1, 11);
  expect(erfcx(2) / erfcx(2 - 1e-15)).toBeCloseTo(1, 12);
  expect(erfcx(-1)).toBeCloseTo(Math.E * erfc(-1), 13);
});

test('Φ', () => {
  expect(normalCdf(0)).toBe(0.5);
  expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 14);
  expect(normalCdf(-10) / 7.61985302416053e-24).toBeCloseTo(1, 11);
  expect(normalProbability(9, 10) / (normalCdf(-9) - normalCdf(-10))).toBe(1);
  expect(normalProbability(-1, 1)).toBeCloseTo(0.682689492137086, 14);
  expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
  expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
});
