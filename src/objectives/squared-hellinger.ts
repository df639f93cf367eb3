import type { Objective } from './objective.ts';

/**
 * H² = ½∫(√P − √Q)² = 1 − ∫√(PQ), with f(t) = ½(√t − 1)². Each node pays at least 0, without cancellation near P = Q;
 * the simpler f(t) = 1 − √t has the same expectation but pays ±√t.
 */
export const squaredHellinger: Objective = {
  id: 'squared-hellinger',
  label: 'Squared Hellinger',
  over: 'model',
  pays: 'expm1((logp - logq)/2)^2 / 2',
  parameters: [],
  nodes: 'both',
  unit: '1',
  family: 'density',
  lowerBound: { kind: 'constant', value: 0 },
  source: 'Tsybakov, Introduction to Nonparametric Estimation, §2.4; Polyanskiy & Wu, Information Theory, §7.1',
  summary: 'Half the squared distance of √P and √Q: symmetric, and never above 1.',
};
