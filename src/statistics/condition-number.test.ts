import { expect, test } from 'vitest';
import { conditionNumber } from './condition-number.ts';
import { standardise } from './design.ts';

const of = (rows: number[][]) =>
  conditionNumber(
    standardise(
      rows,
      rows.map(() => 0),
    ),
  );

test('two inputs of correlation r: (1 + r)/(1 − r), in whatever units', () => {
  // z1 and z2 are orthogonal; x2 = r·z1 + √(1 − r²)·z2.
  const r = 0.6;
  const rows = [
    [1, 1],
    [1, -1],
    [-1, 1],
    [-1, -1],
  ].map(([z1, z2]) => [1e3 * z1 + 7, 1e-3 * (r * z1 + Math.sqrt(1 - r * r) * z2)]);
  expect(of(rows)).toBeCloseTo((1 + r) / (1 - r), 9);
});

test('one input, none, and two that determine one another', () => {
  expect(of([[1], [2], [4]])).toBe(1);
  expect(of([[], [], []])).toBe(1);
  expect(
    of([
      [1, 2],
      [2, 4],
      [4, 8],
    ]),
  ).toBeGreaterThan(1e12);
});
