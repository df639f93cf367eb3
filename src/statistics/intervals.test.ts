import { describe, expect, it } from 'vitest';
import { normalInterval, wilsonInterval } from './intervals.ts';

describe('wilsonInterval', () => {
  it('is where the score test turns: (share − p)² = z² p(1 − p)/n at both ends', () => {
    const { low, high } = wilsonInterval(74, 400, 1.96);
    for (const p of [low, high]) expect((74 / 400 - p) ** 2).toBeCloseTo((1.96 ** 2 * p * (1 - p)) / 400, 14);
    expect(low).toBeLessThan(74 / 400);
    expect(high).toBeGreaterThan(74 / 400);
  });

  it('is honest at the ends: 0 of n reaches z²/(n + z²)', () => {
    expect(wilsonInterval(0, 10, 2).low).toBe(0);
    expect(wilsonInterval(0, 10, 2).high).toBeCloseTo(4 / 14, 14);
    expect(wilsonInterval(10, 10, 2).high).toBe(1);
    expect(wilsonInterval(10, 10, 2).low).toBeCloseTo(10 / 14, 14);
  });

  it.each([
    [1, 0],
    [-1, 4],
    [5, 4],
    [0.5, 4],
  ])('refuses %s of %s', (successes, trials) => {
    expect(() => wilsonInterval(successes, trials)).toThrow('A share has impossible counts');
  });
});

describe('normalInterval', () => {
  it('is mean ± z·sd/√n', () => {
    const { mean, low, high } = normalInterval([1, 2, 3, 4], 2);
    expect(mean).toBe(2.5);
    const half = 2 * Math.sqrt(5 / 3 / 4);
    expect(low).toBeCloseTo(2.5 - half, 14);
    expect(high).toBeCloseTo(2.5 + half, 14);
  });

  it('shows NaN, and refuses a single value', () => {
    expect(normalInterval([1, Number.NaN]).mean).toBeNaN();
    expect(() => normalInterval([1])).toThrow('too few values for an interval; got 1; expected at least 2.');
  });
});
