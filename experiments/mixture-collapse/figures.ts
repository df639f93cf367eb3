import type { Evidence, Plan } from '../../src/experiment/experiment.ts';
import type { Figure } from '../../src/experiment/figure.ts';
import type { Quantity } from '../../src/recording/recording.ts';
import { replicaCount } from '../measure.ts';
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

/** Of each run, where its lowest replica stands, of those whose loss is a number: how many are not is said. */
function lowestLosses({ runs }: Evidence): Quantity[] {
  return runs.map(({ label, spec, replicas }, index) => {
    const losses = replicas.map(({ loss }) => loss).filter((loss) => !Number.isNaN(loss));
    const lost = replicas.length - losses.length;
    const which = replicas.length === 1 ? 'Training loss' : `Lowest training loss of ${replicaCount(replicas.length)}`;
    return {
      name: index === 0 ? 'lowestLoss' : `lowestLoss${index + 1}`,
      label: `${which}${lost > 0 ? `, ${lost} of which NaN` : ''} · ${label}`,
      value: losses.length > 0 ? Math.min(...losses) : Number.NaN,
      unit: spec.objective.unit,
    };
  });
}
