import { expect, test } from 'vitest';
import type { Plan } from '../../experiment/experiment.ts';
import type { RunSpec } from '../../recording/spec.ts';
import { drawsPoints, editablePoints, nearestPlace, pointsOfPlan, roundToPixel } from './points.ts';

const spec = (data: object | null, model: object) => ({ data, model }) as unknown as RunSpec;
const data = { name: 'd', columns: ['x', 'y'], inputs: 1, train: [[1, 2]], heldOut: [[3, 4]] };

test('what a panel draws number by number can be edited, with what is held out', () => {
  const rows = [
    [1, 2],
    [3, 4],
  ];
  expect(editablePoints(spec(data, { kind: 'regression' }))).toEqual({ columns: ['x', 'y'], rows });
  expect(editablePoints(spec(data, { kind: 'mixture' }))?.rows).toEqual(rows);
  expect(editablePoints(spec({ ...data, inputs: 2 }, { kind: 'regression' }))).toBe(null);
  expect(editablePoints(spec(data, { kind: 'categorical' }))).toBe(null);
  expect(editablePoints(spec(null, { kind: 'mixture' }))).toBe(null);
  expect(editablePoints(spec({ ...data, train: Array(1001).fill([1, 2]) }, { kind: 'mixture' }))).toBe(null);
});

test('the plan’s points are its first run’s that has some; a panel of fewer looks on', () => {
  const table = spec(null, { kind: 'categorical' });
  const fewer = spec({ ...data, heldOut: [] }, { kind: 'regression' });
  const full = spec(data, { kind: 'regression' });
  const plan = { runs: [table, full, fewer].map((each) => ({ label: '', spec: each })) } as unknown as Plan;
  const points = pointsOfPlan(plan)!;
  expect(points.rows).toHaveLength(2);
  expect([table, full, fewer].map((each) => drawsPoints(each, points))).toEqual([false, true, false]);
});

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
