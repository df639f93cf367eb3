import type { Objective } from './objective.ts';

/**
 * χ²(P‖Q) = E_Q[(P/Q − 1)²] = E_P[P/Q − 1]. Taken over P: one factor P/Q instead of two (in float32 it overflows at
 * ln P − ln Q = 88, not 44), and the part of Q where P has no mass needs no nodes, because it adds exactly ∫Q = 1,
 * which the −1 accounts for. Finite only where ∫P²/Q is: for Gaussians, σ_Q² > σ_P²/2.
 */
export const chiSquared: Objective = {
  id: 'chi-squared',
  label: 'χ² divergence',
  over: 'population',
  pays: 'expm1(logp - logq)',
  parameters: [],
  nodes: 'drawer',
  unit: '1',
  family: 'density',
  lowerBound: { kind: 'constant', value: 0 },
  source: 'Tsybakov, Introduction to Nonparametric Estimation, §2.4; Polyanskiy & Wu, Information Theory, §7.1',
  summary: 'The mean excess of P/Q under P: infinite as soon as the tails of Q are much lighter than those of P.',
};
