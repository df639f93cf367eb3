import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bits, logAddExp, logSumExp, nats, natsFromBits, xlogy } from './logarithm.ts';

const INF = Number.POSITIVE_INFINITY;

describe('logSumExp', () => {
  it.each([
    [[], -INF],
    [[-INF, -INF], -INF],
    [[-INF, 3], 3],
    [[INF, 0], INF],
    [[INF, -INF], INF],
    [[Number.NaN, INF], Number.NaN],
    [[0, Number.NaN], Number.NaN],
    [[1000, 1000], 1000 + Math.LN2],
    [[-1e300, -1e300], -1e300],
  ])('%j → %s', (values, expected) => {
    expect(logSumExp(values)).toBe(expected);
  });

  it('reads the first `count` values only', () => {
    expect(logSumExp([0, 0, INF], 2)).toBeCloseTo(Math.LN2, 15);
  });

  it('commutes with a shift', () => {
    const values = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(values, fc.double({ min: -500, max: 500, noNaN: true }), (v, shift) => {
        const shifted = logSumExp(v.map((x) => x + shift));
        expect(Math.abs(shifted - shift - logSumExp(v))).toBeLessThan(1e-12 * (1 + Math.abs(shift) + 50));
      }),
    );
  });
});

describe('logAddExp', () => {
  it.each([
    [-INF, -INF],
    [INF, INF],
    [INF, -INF],
    [-INF, 2],
    [Number.NaN, 0],
    [3, -700],
    [0.1, 0.1],
  ])('(%s, %s) is logSumExp of the pair', (a, b) => {
    const expected = logSumExp([a, b]);
    if (Number.isFinite(expected)) expect(logAddExp(a, b)).toBeCloseTo(expected, 14);
    else expect(logAddExp(a, b)).toBe(expected);
  });
});

describe('xlogy', () => {
  it.each([
    [0, 0, 0],
    [0, INF, 0],
    [0, -1, 0],
    [1, 0, -INF],
    [2, Math.E, 2],
    [0, Number.NaN, Number.NaN],
    [1, -1, Number.NaN],
  ])('(%s, %s) → %s', (x, y, expected) => {
    expect(xlogy(x, y)).toBe(expected);
  });
});

describe('units', () => {
  it('ln 2 nats are one bit', () => {
    expect(bits(nats(Math.LN2))).toBe(1);
    expect(natsFromBits(bits(nats(3)))).toBeCloseTo(3, 15);
  });

  it('bits are not accepted as nats', () => {
    // @ts-expect-error: the unit is part of the type
    bits(bits(nats(1)));
  });
});
