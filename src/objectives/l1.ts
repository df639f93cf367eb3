import type { Objective } from './objective.ts';

export const l1: Objective = {
  id: 'l1',
  label: 'L1 distortion',
  over: 'train',
  pays: 'abs(r)',
  parameters: [],
  nodes: 'drawer',
  unit: 'y',
  family: 'residual',
  lowerBound: { kind: 'constant', value: 0 },
  kinks: 'at r = 0, where the derivative is taken as 0',
  source: 'McAllester, Continuous Densities: L1 distortion as Laplacian noise',
  summary: 'The mean absolute residual: its minimiser is the conditional median.',
};
