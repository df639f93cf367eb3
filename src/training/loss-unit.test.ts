import { expect, test } from 'vitest';
import { objectiveSpec } from '../objectives/objective-spec.ts';
import { lossUnit } from './loss-unit.ts';

const of = (id: string, scale: number, parameters = {}) =>
  lossUnit(objectiveSpec(id, parameters), { centre: Float64Array.of(0), scale: Float64Array.of(scale) });

test.each([
  ['l2', 3, 9],
  ['l1', 3, 3],
  ['pinball', 3, 3],
  ['gaussian-nll', 3, 1],
  ['huber', 0.5, 0.25],
])('%s at a deviation of %f', (id, scale, unit) => {
  expect(of(id, scale)).toBeCloseTo(unit, 12);
});

test('Huber far beyond its δ is as steep as δ, and no square', () => {
  expect(of('huber', 1e6, { delta: 1 })).toBeCloseTo(1e6, 3);
  expect(of('huber', 10, { delta: 0.01 })).toBeCloseTo(0.1, 12);
});
