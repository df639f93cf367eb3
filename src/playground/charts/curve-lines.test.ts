import { expect, test } from 'vitest';
import { type CurveChoice, curveLines, differenceLines, pairable } from './curve-lines.ts';
import { twoRuns } from './two-runs.fixture.ts';

const choice: CurveChoice = { curves: 'losses', replica: 1, curveOf: 'replica', smoothOver: null };

test('a replica’s curve ends at the last step; the finish stands apart', () => {
  const [one, two] = curveLines(twoRuns(), choice);
  expect(one).toMatchObject({ label: 'one', unit: 'nats', steps: [0, 10, 20, 30], finish: 0.1 + 0.2, band: null });
  expect(one.values).toEqual([2, 1.5, 1, Number.NaN]);
  expect(two).toMatchObject({ values: [1.5, 1.25, -1], finish: null, smoothed: null });
});

test('the median and its band are over replicas; a NaN does not hide', () => {
  const [one] = curveLines(twoRuns(), { ...choice, curveOf: 'quartiles' });
  expect(one.values).toEqual([2, 1.5, 1, Number.NaN]);
  expect(one.band).toEqual({ low: [1.5, 1.25, 0.75, Number.NaN], high: [2.5, 1.75, 1, Number.NaN] });
});

test('a difference is of the same replica at the same step, and of no colour', () => {
  const [one, two] = pairable(twoRuns());
  const { lines, problem } = differenceLines([one, two], choice);
  expect(problem).toBeNull();
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ run: null, steps: [0, 10, 20], values: [0.5, 0.25, 2], finish: null });
});

test('losses in two units have no difference, and the sentence says so', () => {
  const [one, two] = pairable(twoRuns());
  const [series] = two.history.series;
  const squared = { ...two, history: { ...two.history, series: [{ ...series, unit: 'y²' }] } };
  const { lines, problem } = differenceLines([one, squared], choice);
  expect(lines).toEqual([]);
  expect(problem).toContain('one is in nats and two in y²');
});

test('where a replica broke off without a NaN of its own, its line says at which step', () => {
  const [source] = twoRuns();
  const [one, two] = source.histories;
  const event = { replica: 1, status: 'not-a-number', message: 'not a number at step 20' } as const;
  const histories = [
    { ...one, events: [{ ...event, step: 30 }] },
    { ...two, events: [{ ...event, step: 20 }] },
  ];
  const broken = (replica: number) =>
    curveLines([{ ...source, histories }], { ...choice, replica }).map(({ brokenAt }) => brokenAt);
  // The first has a NaN at its step 30.
  expect(broken(1)).toEqual([null, 20]);
  expect(broken(0)).toEqual([null, null]);
});
