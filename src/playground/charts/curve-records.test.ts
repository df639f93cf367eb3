import { expect, test } from 'vitest';
import { nearestRecord, nextRecord } from './curve-records.ts';

const lines = [
  { steps: [0, 10, 20, 30], finish: 1.5 },
  { steps: [0, 15], finish: null },
];
/** The finish is marked a step after the last. */
const FINISH = 31;

test('a place on the axis is that of the nearest record of any line, the mark of the finish among them', () => {
  expect(nearestRecord(lines, 12)).toBe(10);
  expect(nearestRecord(lines, 13)).toBe(15);
  expect(nearestRecord(lines, -5)).toBe(0);
  expect(nearestRecord(lines, 500)).toBe(FINISH);
  expect(nearestRecord(lines, 30.2)).toBe(30);
  expect(nearestRecord([{ steps: [], finish: null }], 3)).toBeNull();
  expect(nearestRecord([], 3)).toBeNull();
});

test('from record to record, there and back, and no further than there are any', () => {
  const places = [0, 10, 15, 20, 30, FINISH];
  for (const [index, place] of places.entries()) {
    expect(nextRecord(lines, place, 1)).toBe(places[index + 1] ?? FINISH);
    expect(nextRecord(lines, place, -1)).toBe(places[index - 1] ?? 0);
  }
  expect(nextRecord(lines, 12, 1)).toBe(15);
  expect(nextRecord(lines, 12, -1)).toBe(10);
});
