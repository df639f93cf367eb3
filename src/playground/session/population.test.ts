import { expect, test } from 'vitest';
import { klAsymmetry } from '../../../experiments/kl-asymmetry/experiment.ts';
import { readControls } from '../../../src/experiment/controls.ts';
import { editableModes, modesText, peakOf, withMode } from './population.ts';

const spec = klAsymmetry.plan(readControls(klAsymmetry.controls, { preset: 'unequal-modes' }), null).runs[0].spec;
const axis = [-6, 6] as const;

test('a population’s modes are dragged, written and read back', () => {
  const modes = editableModes(spec.population)!;
  expect(modes).toEqual([
    { weight: 0.8, mean: -2.5, scale: expect.closeTo(0.6, 12) },
    { weight: 0.2, mean: 2.5, scale: expect.closeTo(0.6, 12) },
  ]);
  const moved = withMode(withMode(modes, 1, { mean: Math.PI }, axis), 1, { weight: 0.5 }, axis);
  const text = modesText(moved);
  expect(text).toBe('[{"weight":0.5,"mean":-2.5,"scale":0.6},{"weight":0.5,"mean":3.14,"scale":0.6}]');
  const planned = klAsymmetry.plan(readControls(klAsymmetry.controls, { population: text }), null);
  expect(modesText(editableModes(planned.runs[0].spec.population)!)).toBe(text);
});

test('a mode stays on the axis, visible, and leaves something of the others', () => {
  const modes = editableModes(spec.population)!;
  expect(withMode(modes, 0, { mean: 99 }, axis)[0].mean).toBe(6);
  expect(withMode(modes, 0, { scale: 99 }, axis)[0].scale).toBeCloseTo(4.8);
  expect(withMode(modes, 0, { scale: -1 }, axis)[0].scale).toBeCloseTo(0.048);
  expect(withMode(modes, 0, { weight: 2 }, axis).map(({ weight }) => weight)).toEqual([0.99, expect.closeTo(0.01, 12)]);
  expect(peakOf({ weight: 1, mean: 0, scale: 1 })).toBeCloseTo(0.3989422804, 9);
});

test('what no panel draws on a line cannot be dragged', () => {
  const planar = klAsymmetry.plan(readControls(klAsymmetry.controls, { preset: 'planar-modes' }), null).runs[0].spec;
  expect(editableModes(planar.population)).toBe(null);
  expect(editableModes(null)).toBe(null);
});
