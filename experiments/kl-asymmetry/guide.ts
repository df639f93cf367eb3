import type { GuideStep } from '../../src/experiment/experiment.ts';

export const guide: readonly GuideStep[] = [
  {
    text: 'P has two modes, at $-3$ and $3$. Forward KL, $E_{y \\sim P}[\\ln P(y) - \\ln Q(y)]$, lets P draw: wherever P draws, Q must be there. All 32 starts end on one broad Gaussian with the mean and the variance of P, mostly over the empty middle.',
  },
  {
    text: 'Reverse KL, $E_{y \\sim Q}[\\ln Q(y) - \\ln P(y)]$, lets Q draw: wherever Q draws, P must be there. Most starts end on one of the two modes and ignore the other, at a cost of about $\\ln 2$: half of P is missed. Some stay broad: that is a local optimum too. The claim counts them.',
  },
  {
    text: 'Move the modes together. Now covering both is the best that either direction can do, and the two fits are nearly the same.',
    action: { label: 'Bring the modes to ±1.5', set: { preset: 'near-modes' } },
  },
  {
    text: 'Make one mode four times as heavy. Reverse KL’s fit on the light mode costs $\\ln 5$ instead of $\\ln 1.25$, and stays a local optimum all the same: where a replica ends depends on where it starts.',
    action: { label: 'Weigh the modes .8 and .2', set: { preset: 'unequal-modes' } },
  },
  {
    text: 'Give Q two Gaussians. Both directions can now reach Q = P, where both are zero.',
    action: { label: 'Two components', set: { components: '2' } },
  },
];
