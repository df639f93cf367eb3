import { describe, expect, test } from 'vitest';
import { entropy } from '../information/entropy.ts';
import { expectedEmpiricalEntropy } from './empirical-entropy.ts';

describe('the mean entropy of a sample', () => {
  test('by hand: one draw has none; two tosses of a fair coin differ half the time', () => {
    expect(expectedEmpiricalEntropy([0.4, 0.3, 0.2, 0.1], 1)).toBe(0);
    expect(expectedEmpiricalEntropy([0.5, 0.5], 2)).toBeCloseTo(Math.LN2 / 2, 15);
    expect(expectedEmpiricalEntropy([1, 0], 10)).toBe(0);
  });

  test('all samples of three draws from three outcomes, one by one', () => {
    const p = [0.5, 0.3, 0.2];
    let mean = 0;
    for (let sample = 0; sample < 27; sample++) {
      const draws = [sample % 3, Math.floor(sample / 3) % 3, Math.floor(sample / 9)];
      const shares = p.map((_, k) => draws.filter((draw) => draw === k).length / 3);
      mean += draws.reduce((product, draw) => product * p[draw], 1) * entropy(shares);
    }
    expect(expectedEmpiricalEntropy(p, 3)).toBeCloseTo(mean, 14);
  });

  test.each([100, 1000, 10_000])('n = %d: Miller’s (m − 1)/2n, and the next term', (n) => {
    const p = [0.4, 0.3, 0.2, 0.1];
    const next = (p.reduce((sum, each) => sum + 1 / each, 0) - 1) / (12 * n * n);
    const gap = entropy(p) - expectedEmpiricalEntropy(p, n);
    expect(gap - 3 / (2 * n) - next).toBeLessThan(100 / n ** 3);
    expect(Math.abs(gap - 3 / (2 * n))).toBeGreaterThan(next / 2);
  });

  test('Paninski’s bound for a table with rare outcomes', () => {
    const p = Array.from({ length: 300 }, (_, k) => (k === 0 ? 0.701 : 0.001));
    for (const n of [10, 100, 1000]) {
      const gap = entropy(p) - expectedEmpiricalEntropy(p, n);
      expect(gap).toBeGreaterThan(0);
      expect(gap).toBeLessThan(Math.log(1 + 299 / n));
    }
  });
});
