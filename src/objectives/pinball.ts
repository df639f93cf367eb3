import type { Objective } from './objective.ts';

export const pinball: Objective = {
  id: 'pinball',
  label: 'Pinball',
  over: 'train',
  pays: 'max(tau*r, (tau-1)*r)',
  parameters: [
    {
      name: 'tau',
      label: 'Quantile τ',
      default: 0.9,
      min: 0.001,
      max: 0.999,
      help: 'Which conditional quantile is fitted: .5 is the median, at half the L1 distortion.',
    },
  ],
  nodes: 'drawer',
  unit: 'y',
  family: 'residual',
  lowerBound: { kind: 'constant', value: 0 },
  kinks: 'at r = 0, where the derivative is taken as τ − ½, half-way between both sides',
  source: 'Koenker & Bassett, Regression Quantiles (1978)',
  summary: 'Residuals above and below cost τ and 1 − τ: its minimiser is the conditional τ-quantile.',
};
