import type { Objective } from './objective.ts';

export const reverseKl: Objective = {
  id: 'reverse-kl',
  label: 'Reverse KL(Q, P)',
  over: 'model',
  pays: 'logq - logp',
  parameters: [],
  nodes: 'drawer',
  unit: 'nats',
  family: 'density',
  lowerBound: { kind: 'constant', value: 0 },
  source: 'Bishop, Pattern Recognition and Machine Learning, §1.6.1 and §10.1.2',
  summary: 'Q draws, so Q pays only where it goes itself: it settles on a mode and forgets the others.',
};
