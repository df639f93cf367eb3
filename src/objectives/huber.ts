import type { Objective } from './objective.ts';

export const huber: Objective = {
  id: 'huber',
  label: 'Huber',
  over: 'train',
  pays: 'abs(r) <= delta ? r^2/2 : delta*(abs(r) - delta/2)',
  parameters: [
    {
      name: 'delta',
      label: 'Threshold δ',
      default: 1,
      min: 1e-6,
      max: 1e6,
      help: 'The residual, in units of y, at which the square gives way to the absolute value.',
    },
  ],
  nodes: 'drawer',
  unit: 'y²',
  family: 'residual',
  lowerBound: { kind: 'constant', value: 0 },
  source: 'Huber, Robust Estimation of a Location Parameter (1964)',
  summary: 'Half the square for small residuals, a straight line beyond δ: a mean that outliers cannot drag far.',
};
