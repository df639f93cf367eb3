import { expect, test } from 'vitest';
import { planOf } from '../../../experiments/train.fixture.ts';
import type { Plan } from '../../experiment/experiment.ts';
import {
  drawnPoints,
  drawsPoints,
  editsText,
  type Points,
  pointsOfPlan,
  withAdded,
  withMoved,
  without,
  withRows,
} from './points.ts';

const SETTINGS = { 'mixture-collapse': {}, 'noise-tricks': { dataset: 'anscombe' }, 'laplacian-noise': {} };
const rowsOf = (plan: Plan) => plan.runs[0].spec.data!.train;

test.each(Object.entries(SETTINGS))(
  '%s: what was moved, taken away and added by hand is in the plan of its text',
  (id, settings) => {
    const planned = (points: Points) => planOf(id, { ...settings, edits: editsText(points) });
    const points = pointsOfPlan(planOf(id, settings))!;
    expect(editsText(points)).toBe('');
    const rows = points.points.map(({ row }) => row);
    const [first, second] = [rows[0].map((value) => value + 0.5), rows[1].map((value) => value - 0.25)];
    // Each change on what the one before came back as, as on the page.
    const moved = pointsOfPlan(planned(withMoved(points, 3, first)))!;
    const added = pointsOfPlan(planned(withAdded(moved, second)))!;
    const changed = pointsOfPlan(planned(without(added, 1)))!;
    const want = [rows[0], rows[2], first, ...rows.slice(4), second];
    expect(changed.points.map(({ row }) => row)).toEqual(want);
    const again = withMoved(without(changed, 2), changed.points.length - 2, first);
    const both = pointsOfPlan(planned(again))!;
    expect(both.points.map(({ row }) => row)).toEqual([rows[0], rows[2], ...rows.slice(4), first]);
    expect(JSON.parse(editsText(both))).toEqual({ of: points.of, remove: [2, 4], add: [first] });
  },
);

test('held-out points are none of the points, and stay the same', () => {
  const plan = planOf('mixture-collapse', {});
  const points = drawnPoints(plan)!;
  expect([points.points.length, points.count, points.heldOut]).toEqual([16, 16, 66]);
  const edited = planOf('mixture-collapse', { edits: editsText(withAdded(points, [30])) });
  expect(edited.runs.map(({ label }) => label)).toEqual(plan.runs.map(({ label }) => label));
  expect(edited.runs[0].spec.data!.heldOut).toEqual(plan.runs[0].spec.data!.heldOut);
  expect(rowsOf(edited)).toEqual([...rowsOf(plan), [30]]);
});

test('a panel of fewer points looks on, and so does one of several inputs', () => {
  const plan = planOf('gaussian-noise', {});
  const points = drawnPoints(plan)!;
  expect(plan.runs.map(({ spec }) => drawsPoints(spec, points))).toEqual([
    ...[true, true, true, false],
    ...plan.runs.slice(4).map(() => true),
  ]);
  expect(drawnPoints(planOf('noise-tricks', {}))).toBe(null);
  expect(pointsOfPlan(planOf('noise-tricks', {}))?.points).toHaveLength(21);
  expect(pointsOfPlan(planOf('finite-precision', {}))).toBe(null);
  expect(pointsOfPlan(planOf('mixture-collapse', { show: 'phase' }))).toBe(null);
});

test('a point that the lesson moves itself is where it was, and not to be moved by hand', () => {
  const points = pointsOfPlan(planOf('laplacian-noise', { dataset: 'anscombe' }))!;
  const still = pointsOfPlan(planOf('laplacian-noise', { dataset: 'anscombe', outlier: '0' }))!;
  expect(still.fixed).toBe(null);
  const { index, drawn } = points.fixed!;
  // Ten standard deviations up, of y before it was moved: R gives sd 2.030424 with ddof 1.
  expect(drawn[1] - points.points[index].row[1]).toBeCloseTo(10 * 2.030424 * Math.sqrt(10 / 11), 5);
  expect(points.points).toEqual(still.points);
});

test('the last point stays', () => {
  const points = pointsOfPlan(planOf('mixture-collapse', {}))!;
  const one = { ...points, points: points.points.slice(0, 1) };
  expect(without(one, 0)).toBe(one);
});

test.each([
  ['nothing', [[1], [2], [3], [4]], ''],
  ['one moved', [[1], [2.5], [3], [4]], '{"of":"d","move":{"2":[2.5]}}'],
  ['one gone', [[1], [3], [4]], '{"of":"d","remove":[2]}'],
  ['one more', [[1], [2], [9], [3], [4]], '{"of":"d","add":[[9]]}'],
  ['all others', [[7], [8]], '{"of":"d","move":{"1":[7],"2":[8]},"remove":[3,4]}'],
])('as text: %s', (_, rows, text) => {
  const points = [1, 2, 3, 4].map((value) => ({ number: value, row: [value], moved: false }));
  const before: Points = { of: 'd', columns: ['y'], count: 4, heldOut: 0, points, fixed: null };
  const after = withRows(before, rows);
  expect(editsText(after)).toBe(text);
  expect(after.points.map(({ row }) => row[0]).sort()).toEqual(rows.flat().sort());
});
