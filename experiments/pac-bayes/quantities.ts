import type { Evidence, Plan } from '../../src/experiment/experiment.ts';
import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import type { Quantity } from '../../src/recording/recording.ts';
import { CONTESTANTS, labelOf } from './contestants.ts';
import type { Curve } from './study.ts';
import type { Facts } from './theory.ts';

/** Each contestant's last record. */
export function latest(findings: Findings): Curve[] {
  return foundRows<keyof Curve>(findings, 'curves').slice(-CONTESTANTS.length);
}

export function quantities({ findings }: Evidence, plan: Plan): Quantity[] {
  const { bestConstant, lambda } = plan.facts as Facts;
  const now = latest(findings);
  const constant = {
    name: 'bestConstantLoss',
    label: 'Loss of the best constant',
    value: bestConstant.loss,
    unit: '1',
  };
  if (now.length < CONTESTANTS.length) return [constant];
  const [bound, , , , random] = now;
  const at = { lambda };
  return [
    { name: 'pacBayesBound', label: labelOf('bound'), value: bound.bound, unit: '1', at },
    { name: 'heldOutLoss', label: 'Held-out loss', value: bound.heldOut, unit: '1' },
    { name: 'empiricalLoss', label: 'Training loss', value: bound.empirical, unit: '1' },
    { name: 'klDivergence', label: 'KL(Q, P)', value: bound.kl, unit: 'nats' },
    { name: 'klInverseBound', label: 'Bound by inverting kl', value: bound.klBound, unit: '1' },
    { name: 'randomLabelBound', label: `${labelOf('random-loss')}: bound`, value: random.bound, unit: '1', at },
    {
      name: 'randomLabelEmpiricalLoss',
      label: `${labelOf('random-loss')}: training loss`,
      value: random.empirical,
      unit: '1',
    },
    constant,
  ];
}
