import { expect, test } from 'vitest';
import { PRESETS } from '../../../experiments/population.ts';
import { planOf } from '../../../experiments/train.fixture.ts';
import { editablePlaneModes, planeModesText, withPlaneMean } from './plane-population.ts';

const populationOf = (settings: Record<string, string>) => planOf('kl-asymmetry', settings).runs[0].spec.population;
const axes = [
  [-6, 6],
  [-4, 4],
] as const;

test.each(['planar-modes', 'correlated', 'ring', 'banana'])(
  '%s: a mean is dragged, written and read back, and nothing else',
  (preset) => {
    const modes = editablePlaneModes(populationOf({ preset }))!;
    expect(modes.map(({ mean }) => mean)).toEqual(PRESETS[preset].map(({ mean }) => mean));
    const read = editablePlaneModes(
      populationOf({ population: planeModesText(withPlaneMean(modes, 0, [1.5, 2], axes)) }),
    )!;
    expect(read[0].mean).toEqual([1.5, 2]);
    for (const [index, { weight, mean, covariance }] of read.entries()) {
      expect(weight).toBeCloseTo(modes[index].weight, 5);
      for (const [axis, value] of mean.entries()) if (index > 0) expect(value).toBeCloseTo(modes[index].mean[axis], 1);
      for (const [j, row] of covariance.entries()) {
        for (const [k, value] of row.entries()) expect(value).toBeCloseTo(modes[index].covariance[j][k], 5);
      }
    }
  },
);

test('a mean stays on the axes', () => {
  const modes = editablePlaneModes(populationOf({ preset: 'planar-modes' }))!;
  expect(withPlaneMean(modes, 1, [99, -99], axes).map(({ mean }) => mean)).toEqual([modes[0].mean, [6, -4]]);
});

test('what no panel draws in the plane cannot be dragged there', () => {
  expect(editablePlaneModes(populationOf({}))).toBe(null);
  expect(editablePlaneModes(null)).toBe(null);
});
