import type { Objective } from './objective.ts';

export const forwardKl: Objective = {
  id: 'forward-kl',
  label: 'Forward KL(P, Q)',
  over: 'population',
  pays: 'logp - logq',
  parameters: [],
  nodes: 'drawer',
  unit: 'nats',
  family: 'density',
  lowerBound: { kind: 'constant', value: 0 },
  source: 'Bishop, Pattern Recognition and Machine Learning, §1.6.1 and §10.1.2',
  summary: 'P draws, so Q pays dearly wherever P has mass and Q has none: it covers every mode.',
};
