import type { Objective } from './objective.ts';

/**
 * With t = P/Q and f(t) = ½[t ln t − (1+t) ln((1+t)/2)]. Written with softplus so that neither t ln t nor ln(1 + t) is
 * formed: they would cancel for large t. f(1) = f′(1) = 0, so every node pays at least 0; it grows like t·(ln 2)/2.
 */
export const jensenShannon: Objective = {
  id: 'jensen-shannon',
  label: 'Jensen–Shannon',
  over: 'model',
  pays: '(exp(logp-logq)*(log(2) - softplus(logq-logp)) + log(2) - softplus(logp-logq)) / 2',
  parameters: [],
  nodes: 'both',
  unit: 'nats',
  family: 'density',
  lowerBound: { kind: 'constant', value: 0 },
  source:
    'Lin, Divergence Measures Based on the Shannon Entropy (1991); Goodfellow et al., Generative Adversarial Nets (2014), Theorem 1',
  summary: 'The mean KL of P and of Q to their even mixture: symmetric, and never above log 2.',
};
