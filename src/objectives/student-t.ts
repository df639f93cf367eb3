import type { Objective } from './objective.ts';

export const studentT: Objective = {
  id: 'student-t',
  label: 'Student-t noise',
  over: 'train',
  pays: '(nu+1)/2*log1p((r/exp(s))^2/nu) + s + log(nu*pi)/2 + lgamma(nu/2) - lgamma((nu+1)/2)',
  parameters: [
    {
      name: 'nu',
      label: 'Degrees of freedom ν',
      default: 3,
      min: 0.1,
      max: 1000,
      help: 'How heavy the tails are: 1 is Cauchy, large values approach Gaussian noise.',
    },
  ],
  nodes: 'drawer',
  unit: 'nats',
  family: 'residual',
  lowerBound: {
    kind: 'none',
    why: 'a free scale may shrink without limit where more than ν times as many residuals are exactly 0 as are not',
  },
  source: 'Lange, Little & Taylor, Robust Statistical Modeling Using the t Distribution (1989)',
  summary: 'The negative log density of y under Student-t noise: a large residual costs only its logarithm.',
};
