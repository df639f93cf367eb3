import type { Evidence, Plan } from '../../src/experiment/experiment.ts';
import type { Figure } from '../../src/experiment/figure.ts';
import type { Quantity } from '../../src/recording/recording.ts';
import type { Facts } from './facts.ts';
import { phaseFigures, phaseQuantities } from './phase-figures.ts';

export function figures(evidence: Evidence, plan: Plan): Figure[] {
  const facts = plan.facts as Facts;
  return facts.show === 'phase' ? phaseFigures(evidence, facts) : [];
}

export function quantities(evidence: Evidence, plan: Plan): Quantity[] {
  const facts = plan.facts as Facts;
  switch (facts.show) {
    case 'phase':
      return phaseQuantities(evidence);
    default:
      return lowestLosses(evidence);
  }
}

/** Of each run, where its lowest replica stands. */
function lowestLosses({ runs }: Evidence): Quantity[] {
  return runs.map(({ label, spec, replicas }, index) => ({
    name: index === 0 ? 'lowestLoss' : `lowestLoss${index + 1}`,
    label: `${replicas.length === 1 ? 'Training loss' : `Lowest training loss of ${replicas.length} replicas`} · ${label}`,
    value: Math.min(...replicas.map(({ loss }) => loss)),
    unit: spec.objective.unit,
  }));
}
