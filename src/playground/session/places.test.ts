import { expect, test } from 'vitest';
import { nearestPlace, roundToPixel } from './places.ts';

test('the nearest place within reach', () => {
  const places = [
    [0, 0],
    [10, 0],
    [10, 0],
  ] as const;
  expect(nearestPlace(places, [8, 1], 5)).toBe(2);
  expect(nearestPlace(places, [3, 0], 5)).toBe(0);
  expect(nearestPlace(places, [50, 0], 5)).toBe(null);
  expect(nearestPlace([], [0, 0], 5)).toBe(null);
});

test.each([
  [Math.PI, 0.02, 3.14],
  [1234.5678, 3, 1235],
  [1234.5678, 30, 1230],
  [-2.5e-7, 1e-9, -2.5e-7],
])('%d on pixels of %d is %d', (value, pixel, rounded) => {
  expect(roundToPixel(value, pixel)).toBe(rounded);
});
