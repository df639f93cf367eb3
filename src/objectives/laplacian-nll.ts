import type { Objective } from './objective.ts';

export const laplacianNll: Objective = {
  id: 'laplacian-nll',
  label: 'Laplacian noise',
  over: 'train',
  pays: 'abs(r) / exp(s) + s + log(2)',
  parameters: [],
  nodes: 'drawer',
  unit: 'nats',
  family: 'residual',
  lowerBound: { kind: 'none', why: 'as the residuals reach 0, a free scale may shrink without limit' },
  kinks: 'at r = 0, where the derivative in r is taken as 0',
  source: 'McAllester, Continuous Densities: L1 distortion as Laplacian noise',
  summary: 'The negative log density of y under Laplacian noise of scale σ around the prediction.',
};
