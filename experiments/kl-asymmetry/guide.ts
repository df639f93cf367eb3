import type { GuideStep } from '../../src/experiment/experiment.ts';
import { short } from '../measure.ts';
import type { Facts } from './theory.ts';

export const guide: readonly GuideStep[] = [
  {
    text: (plan) => {
      const { population, components, mean } = plan.facts as Facts;
      const modes = population.kind === 'mixture' ? population.components : [];
      const where = modes.map((mode) => `$${point(mode.mean)}$`).join(' and ');
      const end =
        components === 1
          ? `All starts end on the one Gaussian with the mean ${point(mean)} and the ${mean.length === 1 ? 'variance' : 'covariance'} of P.`
          : `Wherever it is stationary, the mixture of ${components} has the mean and the covariance of P.`;
      return `P has its modes at ${where}. Forward KL, $E_{y \\sim P}[\\ln P(y) - \\ln Q(y)]$, lets P draw: wherever P draws, Q must be there. ${end}`;
    },
  },
  {
    text: (plan) => {
      const { reverse } = plan.facts as Facts;
      const lead =
        'Reverse KL, $E_{y \\sim Q}[\\ln Q(y) - \\ln P(y)]$, lets Q draw: wherever Q draws, P must be there.';
      if (!reverse?.optima.length) return lead;
      const { optima } = reverse;
      const levels = optima.map(({ level }) => short(Number(level.toPrecision(3)))).join(', ');
      const count =
        optima.length === 1
          ? `A search finds one optimum, at ${levels} nats: here there is no mode to choose.`
          : `A search finds ${optima.length} local optima, at ${levels} nats: which one a replica ends in depends on where it starts. The claim counts who ended where.`;
      return `${lead} ${count}`;
    },
  },
  {
    text: 'Two far modes have a third optimum, broad, over both and the empty middle: a poor one, but nothing downhill leads out of it. Start every replica near the middle, and most stay there.',
    action: { label: 'Start in the middle of P at ±4', set: { preset: 'far-modes', spread: '0.2' } },
  },
  {
    text: 'Move the modes together. Now covering both is the best that either direction can do, and the two fits are nearly the same.',
    action: { label: 'Bring the modes to ±1.5', set: { preset: 'near-modes', spread: '2' } },
  },
  {
    text: 'Make one mode four times as heavy. Reverse KL’s fit on the light mode costs $\\ln 5$ instead of $\\ln 1.25$, and stays a local optimum all the same.',
    action: { label: 'Weigh the modes .8 and .2', set: { preset: 'unequal-modes', spread: '2' } },
  },
  {
    text: 'Give Q two Gaussians. Both directions can now reach Q = P, where both are zero; not every start does.',
    action: {
      label: 'Two components, from nearer starts',
      set: { components: '2', spread: '1', steps: '2000' },
    },
  },
];

function point(at: readonly number[]): string {
  return at.length === 1 ? short(at[0]) : `(${at.map(short).join(', ')})`;
}
