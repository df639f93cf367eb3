import { GaussianMixture } from '../../src/distributions/mixture.ts';
import { trapezoidNodes } from '../../src/information/quadrature.ts';
import type { NaturalParameters } from '../../src/recording/recording.ts';

type MixtureParameters = Extract<NaturalParameters, { kind: 'mixture' }>;
export type Coverage = 'covers' | 'seeks' | 'between';

/** Q covers P where every mode draws at least this share of what is its own under P … */
const COVERED = 0.5;
/** … and seeks a part of it where some mode draws less than this share. */
const LEFT_OUT = 0.1;
const NODES = { 1: 129, 2: 33 } as const;

/** Does Q cover every component of P, or leave one out? By the share of Q's draws that belongs to each: E_Q of its posterior. */
export function coverage(parameters: MixtureParameters, population: GaussianMixture): Coverage {
  const shares = modeShares(parameters, population);
  const least = Math.min(...shares.map((share, k) => share / population.components[k].weight));
  if (least >= COVERED) return 'covers';
  return least < LEFT_OUT ? 'seeks' : 'between';
}

/** [component of P] */
export function modeShares({ weights, means, covariances }: MixtureParameters, population: GaussianMixture): number[] {
  const q = new GaussianMixture(weights.map((weight, k) => ({ weight, mean: means[k], covariance: covariances[k] })));
  const { z, weight } = trapezoidNodes(NODES[q.dimension as 1 | 2]);
  const shares = population.components.map(() => 0);
  const posterior = [...shares];
  const y = [0, 0];
  for (const { weight: share, mean, chol } of q.components) {
    for (let i = 0; i < z.length; i++) {
      y[0] = mean[0] + chol[0][0] * z[i];
      for (let j = 0; j < (q.dimension === 2 ? z.length : 1); j++) {
        if (q.dimension === 2) y[1] = mean[1] + chol[1][0] * z[i] + chol[1][1] * z[j];
        const here = share * weight[i] * (q.dimension === 2 ? weight[j] : 1);
        population.responsibilities(y, posterior);
        for (let k = 0; k < shares.length; k++) shares[k] += here * posterior[k];
      }
    }
  }
  return shares;
}
