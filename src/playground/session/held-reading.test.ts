import { expect, test } from 'vitest';
import { exampleBars, exampleGrid, exampleTable } from '../charts/figures/example-figures.fixture.ts';
import { heldReading } from './held-reading.ts';

test('what a new plan has not come to yet is held from the earlier one, in its place, and named', () => {
  const earlier = { quantities: [], figures: [exampleBars(), exampleTable()] };
  const own = exampleBars([0.7, 0.1, 0.1, 0.1]);
  const { figures, late } = heldReading(earlier, { quantities: [], figures: [exampleGrid(), own] });
  expect(figures).toEqual([own, exampleTable(), exampleGrid()]);
  expect([...late]).toEqual(['figure codes']);
});
