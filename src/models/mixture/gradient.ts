import type { MixtureComponents, MixtureOptions } from './components.ts';

/**
 * Adds to gradTheta what one component's moments say, Σ_i a_i·(1, z, z² − 1) on a line and Σ_i a_i·(1, e, v, u·e − 1, v² − 1, u·v)
 * in the plane: see line.ts and plane.ts. The weights' share in the sum of all adjoints is not among them.
 */
export function addMoments(
  { inverseScale, floorSlope }: MixtureComponents,
  { components: K, dimension, diagonal }: MixtureOptions,
  k: number,
  moments: Float64Array,
  gradTheta: Float64Array,
): void {
  gradTheta[k] += moments[0];
  if (dimension === 1) {
    gradTheta[K + k] += moments[1] * inverseScale[k];
    gradTheta[2 * K + k] += moments[2] * floorSlope[k];
    return;
  }
  const [p, q] = [2 * k, 2 * k + 1];
  gradTheta[K + p] += moments[1] * inverseScale[p];
  gradTheta[K + q] += moments[2] * inverseScale[q];
  gradTheta[3 * K + p] += moments[3] * floorSlope[p];
  gradTheta[3 * K + q] += moments[4] * floorSlope[q];
  if (!diagonal) gradTheta[5 * K + k] += moments[5] * inverseScale[q];
}
