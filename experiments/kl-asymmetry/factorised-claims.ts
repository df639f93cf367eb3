import { claim } from '../../src/experiment/claim.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { determinant, furthest, replicaCount } from '../measure.ts';
import type { MixtureParameters } from './optima.ts';
import { resolved } from './replicas.ts';
import type { Facts } from './theory.ts';

/** Of a variance relative to P's, and of a divergence in nats. */
const TOLERANCE = 1e-3;
const KL_TOLERANCE = 1e-4;

/**
 * A product of two Gaussians fitted to one correlated Gaussian: forwards its variances are P's own, backwards those of one
 * coordinate when the other is known, 1/(Σ⁻¹)ⱼⱼ = Σⱼⱼ(1 − ρ²). Both ways the divergence is −½ ln(1 − ρ²).
 */
export function factorisedClaims(runs: readonly RecordedRun[], facts: Facts): ClaimResult[] {
  const { population, components, diagonal } = facts;
  const one = population.kind === 'mixture' && population.components.length === 1 ? population.components[0] : null;
  if (one?.mean.length !== 2 || components !== 1 || !diagonal) return [];
  const { covariance } = one;
  const unexplained = determinant(covariance) / (covariance[0][0] * covariance[1][1]);
  return runs.flatMap((run) => {
    const { id } = run.spec.objective;
    const replicas = resolved(run);
    const share = { 'forward-kl': 1, 'reverse-kl': unexplained }[id];
    if (share === undefined || !replicas.length) return [];
    const variances = covariance.map((row, j) => row[j] * share);
    const named = id === 'forward-kl' ? 'P’s own' : 'P’s times 1 − ρ²: that of one coordinate when the other is known';
    return [
      ...variances.map((expected, j) =>
        claim({
          id: `${id}-factorised-variance-${j}`,
          statement: `${run.label}: a Q without correlation has along y${j + 1} a variance that is ${named}, in the worst of ${replicaCount(replicas.length)}`,
          expected,
          measured: furthest(
            replicas.map(({ parameters }) => (parameters as MixtureParameters).covariances[0][j][j]),
            expected,
          ),
          tolerance: TOLERANCE * covariance[j][j],
          relation: '=',
          unit: 'y²',
        }),
      ),
      claim({
        id: `${id}-factorised-level`,
        statement: `${run.label}: what a Q without correlation costs is −½ log(1 − ρ²), in the worst of ${replicaCount(replicas.length)}`,
        expected: -0.5 * Math.log(unexplained),
        measured: furthest(
          replicas.map(({ loss }) => loss),
          -0.5 * Math.log(unexplained),
        ),
        tolerance: KL_TOLERANCE,
        relation: '=',
        unit: 'nats',
      }),
    ];
  });
}
