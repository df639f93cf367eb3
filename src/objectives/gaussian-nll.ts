import type { Objective } from './objective.ts';

export const gaussianNll: Objective = {
  id: 'gaussian-nll',
  label: 'Gaussian noise',
  over: 'train',
  pays: 'r^2 / (2*exp(2*s)) + s + log(2*pi)/2',
  parameters: [],
  nodes: 'drawer',
  unit: 'nats',
  family: 'residual',
  lowerBound: { kind: 'none', why: 'as the residuals reach 0, a free scale may shrink without limit' },
  source: 'McAllester, Continuous Densities: L2 distortion as Gaussian noise',
  summary: 'The negative log density of y under Gaussian noise of scale σ around the prediction.',
};
