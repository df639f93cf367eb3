import { expect, test } from 'vitest';
import { planOf } from '../../../experiments/train.fixture.ts';
import { referenceName, referenceOf, tableTop } from './table-top.ts';

const table = (probabilities: number[]) => ({ kind: 'table' as const, probabilities });

test('all cards end at the highest bar of any, and P is what they show, whoever draws', () => {
  const { runs } = planOf('label-smoothing-and-focal', { table: '[0.4,0.3,0.2,0.1]' });
  for (const run of runs) {
    expect(referenceOf(run)).toEqual([0.4, 0.3, 0.2, 0.1]);
    expect(referenceName(run)).toBe('population P');
  }
  expect(tableTop(runs, [])).toBeCloseTo(1.05 * 0.4, 12);
  const shown = runs.map((_, index) => (index === 4 ? table([1, 0, 0, 0]) : table([Number.NaN, 0.5, 0.5, 0])));
  expect(tableTop(runs, shown)).toBeCloseTo(1.05, 12);
  expect(tableTop([], [])).toBeGreaterThan(0);
});

test('a run on draws alone is shown against their frequencies', () => {
  const [run] = planOf('label-smoothing-and-focal', { table: '[0.5,0.5]' }).runs;
  const data = { name: 'draws', columns: ['outcome'], inputs: 0, train: [[0], [1], [1], [1]], heldOut: [] };
  const { reference: _, ...plain } = run;
  const drawn = { ...plain, spec: { ...run.spec, population: null, data } };
  expect(referenceOf(drawn)).toEqual([0.25, 0.75]);
  expect(referenceName(drawn)).toBe('frequencies in 4 draws');
});
