import type { Objective } from './objective.ts';

export const crossEntropy: Objective = {
  id: 'cross-entropy',
  label: 'Maximum likelihood',
  over: 'train',
  pays: '-logq',
  parameters: [],
  nodes: 'drawer',
  unit: 'nats',
  family: 'density',
  lowerBound: {
    kind: 'none',
    why: 'a density may rise without limit over a single training point; a table is bounded by the entropy of its training frequencies',
  },
  source: 'Bishop, Pattern Recognition and Machine Learning, §9.2.1',
  summary: 'The surprise of the training set under Q: the negative log-likelihood per example.',
};
