import { describe, expect, test } from 'vitest';
import { STREAM, Stream } from '../information/random.ts';
import { normalInterval } from '../statistics/intervals.ts';
import { sampleDirichlet, sampleGamma } from './dirichlet.ts';

const draws = 5_000;
/** Of some ten intervals, one in a hundred thousand misses. */
const FAR = 4.9;

describe('gamma', () => {
  test.each([0.3, 1, 2.5, 10])('shape %d: mean and variance are the shape', (shape) => {
    const values = Array.from({ length: draws }, (_, i) => sampleGamma(shape, new Stream(1, STREAM.sample, i)));
    const mean = normalInterval(values, FAR);
    expect(mean.low).toBeLessThan(shape);
    expect(mean.high).toBeGreaterThan(shape);
    const square = normalInterval(
      values.map((x) => (x - shape) ** 2),
      FAR,
    );
    expect(square.low).toBeLessThan(shape);
    expect(square.high).toBeGreaterThan(shape);
  });
});

describe('Dirichlet', () => {
  test.each([
    [0.3, 4],
    [1, 2],
    [10, 16],
  ])('concentration %d, %d outcomes: sums to 1, mean 1/m, variance (1/m)(1 − 1/m)/(am + 1)', (a, m) => {
    const tables = Array.from({ length: draws }, (_, i) => sampleDirichlet(m, a, new Stream(2, STREAM.sample, i)));
    const misses = tables.map((table) => Math.abs(table.reduce((sum, p) => sum + p, 0) - 1));
    expect(Math.max(...misses)).toBeLessThan(1e-14);
    const variance = normalInterval(
      tables.map((table) => (table[0] - 1 / m) ** 2),
      FAR,
    );
    const expected = ((1 / m) * (1 - 1 / m)) / (a * m + 1);
    expect(variance.low).toBeLessThan(expected);
    expect(variance.high).toBeGreaterThan(expected);
  });

  test('a concentration whose draws would all underflow is refused', () => {
    expect(() => sampleDirichlet(3, 0.001, new Stream(1, STREAM.sample))).toThrow('0.02 to 1e6');
  });
});
