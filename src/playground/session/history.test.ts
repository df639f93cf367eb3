import { expect, test } from 'vitest';
import type { RunUpdate } from '../../training/protocol.ts';
import { appendUpdate, emptyHistory, firstRecords, recordedSeries } from './history.ts';

test('updates are joined: records in order, a series that appears late, the present replaced', () => {
  const history = emptyHistory();
  const update = (step: number, names: string[]): RunUpdate => ({
    steps: [step],
    series: names.map((name) => ({ name, unit: 'nats', values: [[step, step + 2]] })),
    events: [],
    step,
    statuses: [],
    parameters: [],
  });
  appendUpdate(history, update(0, ['loss']));
  appendUpdate(history, update(10, ['loss', 'held-out']));
  expect(history.steps).toEqual([0, 10]);
  expect(history.step).toBe(10);
  expect(history.series.map(({ name }) => name)).toEqual(['loss', 'held-out']);
  expect(history.series[0].columns).toEqual([
    [0, 10],
    [2, 12],
  ]);
  expect(recordedSeries(history.series[0]).values).toEqual([
    [0, 2],
    [10, 12],
  ]);
  expect(firstRecords(history, { records: 1, events: 0 }).series[0].values).toEqual([[0, 2]]);
});
