import { expect, test } from 'vitest';
import { figureScale } from './figure-scale.ts';

const upright = { about: 44, round: true };
const RANGE = [200, 0] as const;

test('a logarithmic axis has no place for 0, for less, and for what is no number; a decade is as long as any other', () => {
  const { place, ticks } = figureScale('log', [0, -3, 1, 100, Number.NaN, Number.POSITIVE_INFINITY], RANGE, upright);
  expect([0, -3, Number.NaN, Number.POSITIVE_INFINITY].map(place)).toEqual([null, null, null, null]);
  expect(place(1)! - place(10)!).toBeCloseTo(place(10)! - place(100)!, 9);
  expect(ticks).toContain(1);
  expect(ticks).toContain(100);
  expect(place(1)).toBeLessThan(200);
  expect(place(100)).toBeGreaterThan(0);
});

test('a linear axis has a place for all that is finite, and begins at 0 where it is near', () => {
  const { place } = figureScale('linear', [0.1, 0.9], RANGE, upright);
  expect(place(0)).toBe(200);
  expect(place(Number.NEGATIVE_INFINITY)).toBeNull();
  expect(figureScale('linear', [100, 101], RANGE, upright).place(100)).toBe(200);
});

test.each([
  ['linear', []],
  ['linear', [Number.NaN]],
  ['linear', [5, 5]],
  ['linear', [0]],
  ['log', [0, -1]],
  ['log', [7]],
] as const)('a %s axis of %j still has an extent and ticks', (kind, values) => {
  const { place, ticks, invert } = figureScale(kind, values, RANGE, upright);
  expect(ticks.length).toBeGreaterThanOrEqual(2);
  for (const tick of ticks) expect(place(tick)).toSatisfy((at: number) => at >= -1e-9 && at <= 200 + 1e-9);
  expect(place(invert(50))).toBeCloseTo(50, 6);
});
