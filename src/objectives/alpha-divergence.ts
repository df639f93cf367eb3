import type { Objective } from './objective.ts';

/**
 * D_α(P‖Q) = (1 − ∫P^α Q^(1−α)) / (α(1−α)), 0 < α < 1; f(t) = (α(t − 1) − (t^α − 1)) / (α(1−α)), whose first term has
 * expectation 0 and makes every node pay at least 0. Limits: KL(Q, P) for α → 0, KL(P, Q) for α → 1; ½: 4 H².
 */
export const alphaDivergence: Objective = {
  id: 'alpha-divergence',
  label: 'α-divergence',
  over: 'model',
  pays: '(alpha*expm1(logp-logq) - expm1(alpha*(logp-logq))) / (alpha*(1-alpha))',
  parameters: [
    {
      name: 'alpha',
      label: 'Direction α',
      default: 0.5,
      min: 0.01,
      max: 0.99,
      help: 'From reverse KL(Q, P) near 0 to forward KL(P, Q) near 1; at ½ it is 4 times the squared Hellinger distance.',
    },
  ],
  nodes: 'both',
  unit: '1',
  family: 'density',
  lowerBound: { kind: 'constant', value: 0 },
  source:
    'Zhu & Rohwer, Information Geometric Measurements of Generalisation (1995); Minka, Divergence Measures (2005)',
  summary: 'One family from reverse KL to forward KL.',
};
