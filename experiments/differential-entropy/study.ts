import type { Plan } from '../../src/experiment/experiment.ts';
import type { Findings } from '../../src/experiment/findings.ts';
import { floatCells, floatRounds } from './float-cells.ts';
import { countableSteps, quantise } from './quantised.ts';
import { sampleMeans, sampleRounds } from './sample-means.ts';
import { stretchDensities, stretches } from './stretch.ts';
import type { Facts } from './theory.ts';

export function studyRounds(facts: Facts): number {
  return stretches(facts).length + sampleRounds(facts) + countableSteps(facts).length + floatRounds(facts);
}

/** Quadrature of stretched densities, sample means, cells in real numbers, cells of float32 numbers. */
export function* study(plan: Plan): Generator<Findings, void> {
  const facts = plan.facts as Facts;
  let found: Findings = [];
  for (const part of [stretchDensities, sampleMeans, quantise, floatCells]) {
    let tables: Findings = [];
    for (tables of part(facts)) yield [...found, ...tables];
    found = [...found, ...tables];
  }
}
