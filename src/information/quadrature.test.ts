import { describe, expect, it } from 'vitest';
import { logAddExp } from './logarithm.ts';
import { integrate, trapezoidNodes } from './quadrature.ts';

describe('integrate', () => {
  it.each<[string, (x: number) => number, number, number, number]>([
    ['eˣ', Math.exp, 0, 1, Math.E - 1],
    ['√x, infinite slope', Math.sqrt, 0, 1, 2 / 3],
    ['|x − ⅓|, a kink', (x) => Math.abs(x - 1 / 3), 0, 1, 5 / 18],
    ['1/(1 + 25x²)', (x) => 1 / (1 + 25 * x * x), -1, 1, (2 / 5) * Math.atan(5)],
    ['ln x, infinite at the end', Math.log, 0, 1, -1],
    ['an empty interval', Math.exp, 2, 2, 0],
    ['degree 22, exact for the Kronrod rule', (x) => x ** 22, 0, 1, 1 / 23],
  ])('%s', (_, f, a, b, exact) => {
    const { value, error } = integrate(f, a, b);
    expect(Math.abs(value - exact)).toBeLessThanOrEqual(error + 1e-15);
    expect(error).toBeLessThan(2e-12);
  });

  it('finds a narrow bump by its breakpoint', () => {
    const scale = 1e-5;
    const bump = (x: number) => Math.exp(-0.5 * ((x - 0.3) / scale) ** 2) / scale / Math.sqrt(2 * Math.PI);
    const { value } = integrate(bump, 0, 1, { breakpoints: [0.3 - 8 * scale, 0.3, 0.3 + 8 * scale] });
    expect(Math.abs(value - 1)).toBeLessThan(1e-11); // (x − .3)/scale itself is rounded to 5e-12
  });

  it('says how far it came when the intervals do not suffice', () => {
    const { value, error } = integrate(Math.sqrt, 0, 1, { tolerance: 0, maxIntervals: 3 });
    expect(error).toBeGreaterThan(1e-7);
    expect(Math.abs(value - 2 / 3)).toBeLessThan(error);
  });

  it('passes NaN on, and refuses infinite or reversed bounds', () => {
    expect(integrate(() => Number.NaN, 0, 1).value).toBeNaN();
    expect(() => integrate(Math.exp, 0, Infinity)).toThrow('An integral needs its bounds');
    expect(() => integrate(Math.exp, 1, 0)).toThrow('expected finite numbers, a ≤ b');
  });
});

describe('trapezoidNodes', () => {
  it('is symmetric, sums to 1, and reproduces normal moments', () => {
    const { z, weight } = trapezoidNodes(64);
    const moment = (k: number) => z.reduce((sum, zi, i) => sum + weight[i] * zi ** k, 0);
    expect([z[0], z[63]]).toEqual([-8, 8]);
    expect(moment(0)).toBeCloseTo(1, 15);
    expect(moment(1)).toBeCloseTo(0, 15);
    expect(moment(2)).toBeCloseTo(1, 11);
    expect(moment(4)).toBeCloseTo(3, 10);
    expect(z.map((zi, i) => zi + z[63 - i]).every((s) => s === 0)).toBe(true);
  });

  it.each([
    [16, 0.31],
    [32, 0.04],
    [64, 0.0018],
    [128, 7.6e-6],
  ])('%i nodes: the documented error for a broad Q against modes at ±3 is about %s', (count, documented) => {
    const sd = 2.74376931;
    const minusLogP = (y: number) =>
      -logAddExp(-0.5 * (y - 3) ** 2, -0.5 * (y + 3) ** 2) + Math.LN2 + 0.5 * Math.log(2 * Math.PI);
    const phi = (z: number) => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    const exact = integrate((z) => phi(z) * minusLogP(sd * z), -12, 12).value;
    const { z, weight } = trapezoidNodes(count);
    const value = z.reduce((sum, zi, i) => sum + weight[i] * minusLogP(sd * zi), 0);
    expect(Math.abs(value - exact) / documented).toBeCloseTo(1, 1);
  });

  it.each([1, 2.5, Number.NaN])('refuses %s nodes', (count) => {
    expect(() => trapezoidNodes(count)).toThrow('The trapezoid rule needs nodes');
  });
});
