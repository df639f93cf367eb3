import type { Evidence, Plan } from '../../src/experiment/experiment.ts';
import type { Quantity } from '../../src/recording/recording.ts';
import { lowestBy } from '../measure.ts';
import { jensenGap } from './convex.ts';
import { jensenLoss } from './proof.ts';
import { kindRows } from './study.ts';
import type { Facts } from './theory.ts';

export function quantities({ findings }: Evidence, plan: Plan): Quantity[] {
  const { kl, lines, entropy, chord } = plan.facts as Facts;
  const rows = kindRows(findings).filter(({ pairs }) => pairs > 0);
  const found: Quantity[] = [
    { name: 'jensenGap', label: 'Jensen gap of the chord', value: jensenGap(chord), unit: '1' },
    { name: 'klDivergence', label: 'KL(P, Q), Q as set', value: kl, unit: 'nats' },
    { name: 'jensenLoss', label: 'of it, because Q/P varies (Jensen)', value: jensenLoss(lines), unit: 'nats' },
    { name: 'reachLoss', label: 'of it, because Q has outcomes that P lacks', value: lines.reach, unit: 'nats' },
    { name: 'crossEntropy', label: 'H(P, Q), Q as set', value: kl + entropy, unit: 'nats' },
  ];
  if (rows.length) {
    const nearest = lowestBy(rows, (row) => row.smallestApart);
    found.push({
      name: 'smallestKl',
      label: 'Least KL of random pairs of TV ≥ 1e−5',
      value: nearest.smallestApart,
      unit: 'nats',
      at: { pair: nearest.smallestApartAt },
    });
  }
  return found;
}
