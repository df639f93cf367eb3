import type { Objective } from './objective.ts';

export const populationCrossEntropy: Objective = {
  id: 'population-cross-entropy',
  label: 'Cross-entropy H(P, Q)',
  over: 'population',
  pays: '-logq',
  parameters: [],
  nodes: 'drawer',
  unit: 'nats',
  family: 'density',
  lowerBound: { kind: 'entropy-of-population' },
  source: 'Cover & Thomas, Elements of Information Theory, §5.4',
  summary: 'The surprise of the population itself under Q: H(P) + KL(P, Q), least at Q = P.',
};
