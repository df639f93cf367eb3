import { describe, expect, it } from 'vitest';
import { STREAM, uniform } from '../information/random.ts';
import { bernsteinDraws, bernsteinRadius } from './bernstein.ts';

const coin = { variance: 0.09, reach: 0.9 };

describe('Bernstein’s inequality', () => {
  it('is the bound, solved: 2·exp(−n t²/(2(v + b t/3))) is what may go wrong', () => {
    const t = bernsteinRadius(coin, 400, 0.99);
    expect(2 * Math.exp((-400 * t ** 2) / (2 * (0.09 + (0.9 * t) / 3)))).toBeCloseTo(0.01, 12);
  });

  it('radius and number of draws are inverses; nothing varies: no draws', () => {
    expect(bernsteinDraws(coin, bernsteinRadius(coin, 1234, 0.999), 0.999)).toBeCloseTo(1234, 8);
    expect(bernsteinDraws({ variance: 0, reach: 0 }, 0.001, 0.999)).toBe(0);
    expect(bernsteinDraws({ variance: 0, reach: 0 }, 0, 0.999)).toBe(0);
  });

  it('holds for a biased coin', () => {
    const radius = bernsteinRadius(coin, 100, 0.9);
    let missed = 0;
    for (let replica = 0; replica < 1000; replica++) {
      let heads = 0;
      for (let i = 0; i < 100; i++) if (uniform(5, STREAM.sample, replica, i) < 0.1) heads++;
      if (Math.abs(heads / 100 - 0.1) > radius) missed++;
    }
    expect(missed).toBeLessThan(100);
  });
});
