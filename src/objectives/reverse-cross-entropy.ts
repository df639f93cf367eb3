import type { Objective } from './objective.ts';

export const reverseCrossEntropy: Objective = {
  id: 'reverse-cross-entropy',
  label: 'Reverse cross-entropy H(Q, P)',
  over: 'model',
  pays: '-logp',
  parameters: [],
  nodes: 'drawer',
  unit: 'nats',
  family: 'density',
  lowerBound: { kind: 'max-log-probability' },
  source: 'Bishop, Pattern Recognition and Machine Learning, §10.1: KL(Q, P) without its entropy term',
  summary: 'How likely P finds what Q draws, and nothing else: the best Q is a point mass at the mode of P.',
};
