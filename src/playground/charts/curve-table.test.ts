import { expect, test } from 'vitest';
import { type CurveChoice, curveLines } from './curve-lines.ts';
import { curveTable, tableText } from './curve-table.ts';
import { twoRuns } from './two-runs.fixture.ts';

const choice: CurveChoice = { curves: 'losses', replica: 1, curveOf: 'replica', smoothOver: null };
const plain = (unit: string) => ({ factor: 1, label: unit });

test('a row a recorded step, every digit, and the finish last', () => {
  const table = curveTable(curveLines(twoRuns(), choice), null, plain);
  expect(table.columns.map(({ label }) => label)).toEqual(['step', 'one (nats)', 'two (nats)']);
  expect(table.columns.every(({ exact }) => exact)).toBe(true);
  expect(table.count).toBe(5);
  expect(table.row(0)).toEqual([0, 2, 1.5]);
  expect(table.row(3)).toEqual([30, Number.NaN, null]);
  expect(table.row(4)).toEqual(['float64 finish', 0.1 + 0.2, null]);
  expect(tableText(table).split('\n')[5]).toBe('float64 finish\t0.30000000000000004\t');
});

test('bands and averages have columns of their own; bits are nats over ln 2', () => {
  const lines = curveLines(twoRuns(), { ...choice, curveOf: 'quartiles', smoothOver: 5 });
  const bits = () => ({ factor: 1 / Math.LN2, label: 'bits' });
  const table = curveTable(lines.slice(0, 1), 'quartiles', bits);
  expect(table.columns.map(({ label }) => label)).toEqual([
    'step',
    'one, smoothed (bits)',
    'one, not smoothed (bits)',
    'one, quartiles, low (bits)',
    'one, quartiles, high (bits)',
  ]);
  expect(table.columns.map(({ exact }) => exact)).toEqual([true, false, false, false, false]);
  const [, average, median, low, high] = table.row(0).map((cell) => Number(cell) * Math.LN2);
  expect([median, low, high, average].map((value) => value.toFixed(12))).toEqual(
    [2, 1.5, 2.5, 2].map((value) => value.toFixed(12)),
  );
});

test('beside its average a curve is as it was recorded, and exact in the unit in which it was', () => {
  const lines = curveLines(twoRuns(), { ...choice, smoothOver: 5 });
  const exact = (factor: number) => curveTable(lines, null, (unit) => ({ factor, label: unit })).columns.slice(1, 3);
  expect(exact(1)).toEqual([
    { label: 'one, smoothed (nats)', exact: false },
    { label: 'one, not smoothed (nats)', exact: true },
  ]);
  expect(exact(2)[1].exact).toBe(false);
});
