import { describe, expect, test } from 'vitest';
import { STREAM, Stream } from '../information/random.ts';
import { exp, tanh } from './elementary.ts';

const draw = new Stream(3, STREAM.sample, 0);
const spread = (low: number, high: number) =>
  Array.from({ length: 100_000 }, () => low + (high - low) * draw.uniform() ** 2);

/** Largest difference relative to Math's value, in units of 2⁻⁵²: the last place of a number just above 1. */
function worst(ours: (x: number) => number, theirs: (x: number) => number, at: number[]): number {
  return at.reduce((largest, x) => Math.max(largest, Math.abs(ours(x) / theirs(x) - 1)), 0) * 2 ** 52;
}

describe('exp', () => {
  test('is within 3 units in the last place of Math.exp', () => {
    expect(worst(exp, Math.exp, [...spread(-707, 0), ...spread(0, 707), ...spread(-1, 1)])).toBeLessThan(3);
  });

  test('is exact at 0, and Math.exp itself where numbers are denormal, infinite or none', () => {
    for (const x of [0, -0, -740, -800, 710, Infinity, -Infinity, Number.NaN]) expect(exp(x)).toBe(Math.exp(x));
  });
});

describe('tanh', () => {
  test('is within 4 units in the last place of Math.tanh', () => {
    const at = [...spread(0, 21), ...spread(0, 1e-3), ...spread(-2, 2)].filter((x) => x !== 0);
    expect(worst(tanh, Math.tanh, at)).toBeLessThan(4);
  });

  test('is odd, 0 at 0, and ±1 far out', () => {
    for (const x of [0.3, 2, 25]) expect(tanh(-x)).toBe(-tanh(x));
    expect(tanh(0)).toBe(0);
    expect([tanh(Infinity), tanh(-Infinity), tanh(1000)]).toEqual([1, -1, 1]);
    expect(tanh(Number.NaN)).toBeNaN();
  });
});
