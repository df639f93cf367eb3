import { type Findings, foundTable } from '../../src/experiment/findings.ts';
import { CompensatedSum } from '../../src/information/compensated-sum.ts';
import { xlogy } from '../../src/information/logarithm.ts';
import { densityOf, probability } from './densities.ts';
import type { Facts } from './theory.ts';

/** Cells that are summed one by one, at most. */
const MOST_CELLS = 40_000;

/** Steps whose cells can all be summed. */
export function countableSteps({ centred, steps }: Facts): number[] {
  const [points] = densityOf(centred).breakpoints();
  const reach = points[points.length - 1] - points[0];
  return steps.filter((delta) => reach / delta <= MOST_CELLS);
}

/**
 * `quantised`: H(X_Δ) = −Σ P(cell) ln P(cell), nats, over all cells [kΔ, (k + 1)Δ) of the density where it is by itself, in
 * float64, which stands for real numbers here.
 */
export function* quantise(facts: Facts): Generator<Findings, void> {
  const { centred } = facts;
  const density = densityOf(centred);
  const [points] = density.breakpoints();
  const rows: number[][] = [];
  for (const delta of countableSteps(facts)) {
    const [first, last] = [Math.floor(points[0] / delta), Math.floor(points[points.length - 1] / delta)];
    const sum = new CompensatedSum();
    for (let k = first; k <= last; k++) {
      const p = probability(centred, density, k * delta, (k + 1) * delta);
      sum.add(-xlogy(p, p));
    }
    rows.push([delta, last - first + 1, sum.value]);
    yield [foundTable('quantised', { delta: 'units of y', cells: '1', entropy: 'nats' }, rows.slice())];
  }
}
