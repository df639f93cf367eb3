import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { float32Above, float32AtLeast, float32Below, float32Spacing, roundsUpTo } from './float32.ts';

const float = fc.float({ noNaN: true, noDefaultInfinity: true, min: -(2 ** 100), max: 2 ** 100 });

describe('the spacing of float32', () => {
  it('is 2⁻²³ from 1 to 2, 2⁻¹⁴ at 1000, and the least number at 0', () => {
    expect([1, 1.999, 2, 1000, -1000, 2 ** 24, 0].map(float32Spacing)).toEqual([
      2 ** -23,
      2 ** -23,
      2 ** -22,
      2 ** -14,
      2 ** -14,
      2,
      2 ** -149,
    ]);
    expect(float32Spacing(1 - 2 ** -53)).toBe(2 ** -24);
    expect(float32Spacing(1e39)).toBe(Infinity);
    expect(float32Spacing(Number.NaN)).toBeNaN();
  });

  it('is the distance to the next number away from 0', () => {
    fc.assert(
      fc.property(float, (f) => {
        const next = f >= 0 ? float32Above(f) : float32Below(f);
        expect(Math.abs(next - f)).toBe(float32Spacing(f));
      }),
    );
  });
});

describe('neighbours', () => {
  it('nothing lies between, and Math.fround agrees on which half rounds where', () => {
    fc.assert(
      fc.property(float, (f) => {
        expect(float32Below(float32Above(f))).toBe(f + 0);
        // −0 is 0 here.
        const nearest = (x: number) => Math.fround(x) + 0;
        const between = roundsUpTo(f);
        expect(nearest(between + 1e-6 * (f - between))).toBe(f + 0);
        expect(nearest(between - 1e-6 * (f - between))).toBe(float32Below(f) + 0);
      }),
    );
  });

  it('the least float at least x', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e30, max: 1e30 }), (x) => {
        const f = float32AtLeast(x);
        expect(f).toBe(Math.fround(f));
        expect(f).toBeGreaterThanOrEqual(x);
        expect(float32Below(f)).toBeLessThan(x);
      }),
    );
  });
});
