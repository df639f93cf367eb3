import { expect, test } from 'vitest';
import { emptyHistory, type RunHistory } from '../session/history.ts';
import { SPARK, sparks } from './spark.ts';

function history(unit: string, values: readonly number[]): RunHistory {
  const steps = values.map((_, index) => 10 * index);
  return { ...emptyHistory(), steps, step: steps.at(-1)!, series: [{ name: 'loss', unit, columns: [[...values]] }] };
}

const points = (path: string) =>
  path
    .split(/[ML]/)
    .slice(1)
    .map((each) => each.split(' ').map(Number));

test('losses of one unit share their heights, and 0 lies between them where it is in view', () => {
  const falling = Array.from({ length: 41 }, (_, index) => 2 - 0.1 * index);
  const [dives, stays, other] = sparks(
    [history('nats', falling), history('nats', Array(41).fill(1)), history('y²', Array(41).fill(9))],
    0,
    400,
  );
  expect(dives!.zero).toBe(stays!.zero);
  expect(dives!.zero).toBeGreaterThan(stays!.end[1]);
  expect(dives!.end[1]).toBeGreaterThan(dives!.zero!);
  expect(dives!.end[0]).toBeCloseTo(SPARK.width - 4);
  expect(other!.zero).toBeNull();
  // A tenth of the steps may run out at the top; the rest is within.
  for (const [, y] of points(dives!.path).slice(5)) {
    expect(y).toBeGreaterThanOrEqual(4);
    expect(y).toBeLessThanOrEqual(SPARK.height - 4);
  }
});

test('a value that is none is a gap, and a run without two records has no picture', () => {
  const [broken] = sparks([history('nats', [3, 2, Number.NaN, 1, Number.NEGATIVE_INFINITY, 1])], 0, 50);
  expect(broken!.path.match(/M/g)).toHaveLength(3);
  expect(broken!.path).not.toContain('NaN');
  expect(sparks([history('nats', [3]), emptyHistory()], 0, 50)).toEqual([null, null]);
  expect(sparks([history('nats', [Number.NaN, Number.NaN])], 0, 50)).toEqual([null]);
});
