import type { GaussianMixture } from '../../distributions/mixture.ts';

/** Nodes lie on z ∈ [−8, 8] of each component's own coordinate. */
export const NODE_RANGE = 16;
/** Spacing of the nodes in units of the other side's smallest scale, as planned at the start. Error ≈ 1e-8 (see tests). */
const PLANNED_SPACING = 0.3;
/**
 * Spacing at which an integral counts as unresolved. Measured for one Gaussian against two modes: error 7.6e-6 at .34,
 * .0018 at .69, .04 at 1.4 units of the narrower scale. On its way a replica may be that far out; where it ends, the
 * finish and the reported loss use two to four times as many nodes.
 */
export const UNRESOLVED_SPACING = 0.8;
/** Starts and optima stay within this ratio of the population's overall scale. */
const BROADEST = 2;

const FEWEST = { 1: 129, 2: 25 } as const;
const MOST = { 1: 4097, 2: 129 } as const;

/**
 * Nodes of one axis: enough for a Q twice as broad as all of P against P's narrowest component. `quadratic`: ln Q, and ln P
 * where it is one Gaussian, are quadratics and all that is integrated, so that the fewest nodes are exact.
 */
export function axisNodeCount(population: GaussianMixture, dimension: 1 | 2, quadratic = false): number {
  if (quadratic && population.components.length === 1) return FEWEST[dimension];
  const covariance = population.covariance();
  const broadest = BROADEST * Math.sqrt(Math.max(...covariance.map((row, j) => row[j])));
  const count = Math.ceil((NODE_RANGE * broadest) / (PLANNED_SPACING * narrowestScale(population)));
  return Math.min(MOST[dimension], Math.max(FEWEST[dimension], count | 1));
}

/** Smallest conditional scale of any component: the least diagonal entry of the Cholesky factors. */
export function narrowestScale(population: GaussianMixture): number {
  let narrowest = Infinity;
  for (const { covariance } of population.components) {
    const [variance] = covariance[0];
    narrowest = Math.min(narrowest, Math.sqrt(variance));
    if (covariance.length === 2) {
      const conditional = covariance[1][1] - covariance[0][1] ** 2 / variance;
      narrowest = Math.min(narrowest, Math.sqrt(conditional));
    }
  }
  return narrowest;
}
