import { expect, test } from 'vitest';
import { numberedEvery } from './figure-axes.tsx';
import { figureScale } from './figure-scale.ts';

const decades = (width: number) =>
  figureScale('log', [10, 2e6], [40, 40 + width], { about: 44, round: false, whole: false });

test('every tick of a wide axis has its number', () => {
  expect(numberedEvery(decades(500))).toBe(1);
});

test('where 10,000 would touch 100,000 every other has', () => {
  const narrow = decades(190);
  expect(narrow.ticks).toContain(100_000);
  expect(numberedEvery(narrow)).toBe(2);
});

test('an axis without ticks, or with one, has nothing to leave out', () => {
  expect(numberedEvery({ ...decades(190), ticks: [] })).toBe(1);
  expect(numberedEvery({ ...decades(190), ticks: [100] })).toBe(1);
});
