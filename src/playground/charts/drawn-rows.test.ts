import { expect, test } from 'vitest';
import { drawnRows, MOST_DRAWN, rugPlaces } from './drawn-rows.ts';

test('few rows are all drawn, as they are', () => {
  const rows = [[1], [2]];
  expect(drawnRows(rows)).toBe(rows);
});

test('of 100,000 rows some are drawn, the outermost of each column among them, the same each time', () => {
  const rows = Array.from({ length: 100_000 }, (_, index) => [Math.sin(index), Math.cos(3 * index)]);
  rows[4321] = [50, 0];
  rows[8765] = [0, -70];
  const drawn = drawnRows(rows);
  expect(drawn.length).toBeGreaterThanOrEqual(MOST_DRAWN);
  expect(drawn.length).toBeLessThanOrEqual(MOST_DRAWN + 4);
  expect(drawn).toContain(rows[4321]);
  expect(drawn).toContain(rows[8765]);
  expect(drawnRows(rows)).toBe(drawn);
});

test('a rug of many values has a mark wherever one of them is, to half a pixel', () => {
  const values = Array.from({ length: 50_000 }, (_, index) => (index * 0.7319) % 1);
  const places = rugPlaces(values, (value) => 300 * value);
  expect(places.length).toBeLessThanOrEqual(602);
  for (const value of values) {
    const nearest = Math.min(...places.map((at) => Math.abs(at - 300 * value)));
    expect(nearest).toBeLessThanOrEqual(0.5);
  }
  expect(rugPlaces([0.1, 0.1], (value) => value)).toEqual([0.1, 0.1]);
});
