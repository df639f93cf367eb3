import { GaussianMixture } from '../../src/distributions/mixture.ts';
import { trapezoidNodes } from '../../src/information/quadrature.ts';
import type { NaturalParameters } from '../../src/recording/recording.ts';

type MixtureParameters = Extract<NaturalParameters, { kind: 'mixture' }>;

/** Nodes of one axis. The integrand has kinks, so the result is good to some 1 %: enough to tell 0 from 1e-3. */
const NODES = { 1: 65, 2: 25 } as const;

/**
 * Total variation ½∫|a − b|: the largest difference in probability that the two give to any event, 0 to 1. It does not
 * depend on the order of components, nor on how a component is split in two.
 */
export function totalVariation(a: MixtureParameters, b: MixtureParameters): number {
  const [p, q] = [toMixture(a), toMixture(b)];
  return (missing(p, q) + missing(q, p)) / 2;
}

/** E_p[(1 − q/p)₊] = ½∫|p − q|, over nodes on p. */
function missing(p: GaussianMixture, q: GaussianMixture): number {
  const { z, weight } = trapezoidNodes(NODES[p.dimension as 1 | 2]);
  let total = 0;
  const y = [0, 0];
  for (const { weight: share, mean, chol } of p.components) {
    for (let i = 0; i < z.length; i++) {
      y[0] = mean[0] + chol[0][0] * z[i];
      for (let j = 0; j < (p.dimension === 2 ? z.length : 1); j++) {
        if (p.dimension === 2) y[1] = mean[1] + chol[1][0] * z[i] + chol[1][1] * z[j];
        const here = p.dimension === 2 ? weight[i] * weight[j] : weight[i];
        total += share * here * Math.max(0, -Math.expm1(q.logProb(y) - p.logProb(y)));
      }
    }
  }
  return total;
}

function toMixture({ weights, means, covariances }: MixtureParameters): GaussianMixture {
  return new GaussianMixture(weights.map((weight, k) => ({ weight, mean: means[k], covariance: covariances[k] })));
}
