import { expect, test } from 'vitest';
import { valueScale } from './value-scale.ts';

const NOWHERE = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

test.each(['linear', 'asinh', 'log'] as const)('%s: inverse undoes forward; NaN and ±∞ have no place', (kind) => {
  const scale = valueScale(kind);
  for (const value of [1e-6, 0.3, 1, 34.28, 1e5]) {
    expect(scale.inverse(scale.forward(value)!) / value).toBeCloseTo(1, 10);
  }
  for (const value of NOWHERE) expect(scale.forward(value)).toBeNull();
  for (const value of [...NOWHERE, -3, -0, 0, 1e-300, 5, 1e308]) {
    expect(scale.holds(value)).toBe(scale.forward(value) !== null);
  }
});

test('a logarithmic axis has no place for zero and below; asinh has', () => {
  expect(valueScale('log').forward(0)).toBeNull();
  expect(valueScale('log').forward(-2)).toBeNull();
  expect(valueScale('asinh').forward(-2)).toBeCloseTo(Math.asinh(-2), 15);
});

test('asinh ticks keep zero and both signs, ascending, inside the range', () => {
  const ticks = valueScale('asinh').ticks(-40, 4, 8);
  expect(ticks).toContain(0);
  expect(ticks).toContain(-10);
  expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
  expect(Math.min(...ticks)).toBeGreaterThanOrEqual(-40);
  expect(Math.max(...ticks)).toBeLessThanOrEqual(4);
});

test('linear ticks are round', () => {
  expect(valueScale('linear').ticks(0.1, 1.05, 5)).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
});

test('an axis has two numbers at least', () => {
  expect(valueScale('asinh').ticks(17, 90, 3.4).length).toBeGreaterThan(1);
  expect(valueScale('linear').ticks(17, 90, 2).length).toBeGreaterThan(1);
});
