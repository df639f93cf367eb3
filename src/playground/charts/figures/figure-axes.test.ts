import { expect, test } from 'vitest';
import { numberedEvery } from './figure-axes.tsx';
import { figureScale } from './figure-scale.ts';

/** A tick a decade, from 100 up. */
const decades = (pixels: number, count = 5) => {
  const ticks = Array.from({ length: count }, (_, index) => 10 ** (2 + index));
  return { ...figureScale('log', ticks, [40, 40 + pixels * (count - 1)], { about: 44, round: false }), ticks };
};

test('every tick of a wide axis has its number', () => {
  expect(numberedEvery(decades(80))).toBe(1);
});

test('where 10,000 would touch 100,000 every other has', () => {
  expect(numberedEvery(decades(42))).toBe(2);
});

test('an axis without ticks, or with one, has nothing to leave out', () => {
  expect(numberedEvery(decades(42, 0))).toBe(1);
  expect(numberedEvery(decades(42, 1))).toBe(1);
});
