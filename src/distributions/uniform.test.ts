import { describe, expect, it } from 'vitest';
import { integrate } from '../information/quadrature.ts';
import { STREAM, Stream } from '../information/random.ts';
import { expectation } from './expectation.ts';
import { Uniform } from './uniform.ts';

describe('the uniform density', () => {
  const p = new Uniform(-1, 3);

  it('integrates to 1, with its own mean, variance and entropy ln 4', () => {
    expect(integrate((y) => Math.exp(p.logProb([y])), -1, 3).value).toBeCloseTo(1, 14);
    expect(expectation(p, ([y]) => y).value).toBeCloseTo(p.mean()[0], 14);
    expect(expectation(p, ([y]) => (y - 1) ** 2).value).toBeCloseTo(p.covariance()[0][0], 13);
    expect(p.entropy()).toEqual({ value: Math.log(4), error: 0 });
    expect(expectation(p, (y) => -p.logProb(y)).value).toBeCloseTo(Math.log(4), 14);
  });

  it('is nothing outside, and NaN at NaN', () => {
    expect([-1.1, 3.1, Infinity].map((y) => p.logProb([y]))).toEqual([-Infinity, -Infinity, -Infinity]);
    expect(p.logProb([Number.NaN])).toBeNaN();
    expect([-Infinity, -1, 1, 3, Infinity].map((y) => p.cdf(y))).toEqual([0, 0, 0.5, 1, 1]);
    expect(p.cdf(Number.NaN)).toBeNaN();
  });

  it('draws within its bounds', () => {
    const stream = new Stream(1, STREAM.sample);
    const draws = Array.from({ length: 4000 }, () => p.sample(stream)[0]);
    expect(draws.every((y) => y > -1 && y < 3)).toBe(true);
    expect(Math.abs(draws.reduce((sum, y) => sum + y, 0) / 4000 - 1)).toBeLessThan(
      (4 * p.covariance()[0][0] ** 0.5) / 60,
    );
  });

  it('refuses bounds out of order', () => {
    expect(() => new Uniform(1, 1)).toThrow('A uniform density has bad bounds; got "1 and 1"');
  });
});
