import type { Objective } from './objective.ts';

export const l2: Objective = {
  id: 'l2',
  label: 'L2 distortion',
  over: 'train',
  pays: 'r^2',
  parameters: [],
  nodes: 'drawer',
  unit: 'y²',
  family: 'residual',
  lowerBound: { kind: 'constant', value: 0 },
  source: 'McAllester, Continuous Densities: L2 distortion as Gaussian noise',
  summary: 'The mean squared residual: its minimiser is the conditional mean.',
};
