import { expect, test } from 'vitest';
import { planOf } from '../../../experiments/train.fixture.ts';
import { exampleBars, exampleGrid, exampleTable } from '../charts/figures/example-figures.fixture.ts';
import { heldReading, measuresTheSame } from './held-reading.ts';

test('what a new plan has not come to yet is held from the earlier one, in its place, and named', () => {
  const earlier = { quantities: [], figures: [exampleBars(), exampleTable()] };
  const own = exampleBars([0.7, 0.1, 0.1, 0.1]);
  const { figures, late } = heldReading(earlier, { quantities: [], figures: [exampleGrid(), own] });
  expect(figures).toEqual([own, exampleTable(), exampleGrid()]);
  expect([...late]).toEqual(['figure codes']);
});

test('only a plan of the same competitors and study holds anything', () => {
  const collapse = (settings: Record<string, string>) => planOf('mixture-collapse', settings);
  expect(measuresTheSame(collapse({}), collapse({ dataset: 'faithful', seed: '3' }))).toBe(true);
  expect(measuresTheSame(collapse({}), collapse({ scaleFloor: '0' }))).toBe(false);
  expect(measuresTheSame(collapse({}), collapse({ show: 'phase' }))).toBe(false);
  expect(measuresTheSame(null, collapse({}))).toBe(false);
});
