import { claim } from '../../src/experiment/claim.ts';
import { inNats } from '../../src/experiment/information-in-prose.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { NORMAL_999 } from '../../src/statistics/intervals.ts';
import { count, replicaCount, short } from '../measure.ts';
import type { Facts } from './theory.ts';
import { FRESH, trainedEstimates } from './trained.ts';

/** By how much a mixture of few Gaussians may be dearer than ỹ's own density, nats. */
const SHAPE = 0.05;

/** What mixtures trained by cross-entropy on noisy copies say of H_σ. */
export function trainedClaims(runs: readonly RecordedRun[], facts: Facts): ClaimResult[] {
  return trainedEstimates(runs, facts).flatMap(({ sigma, exact, values, standardError }, run) => {
    const of = `${replicaCount(values.length)}, on ${count(FRESH)} fresh copies`;
    const chance = NORMAL_999 * standardError;
    const claims = [
      claim({
        id: `trained-above-${run}`,
        statement: `σ = ${short(sigma)}: held-out cross-entropy less the noise’s entropy is no less than Hσ(y) (lowest of ${of}; 99.9 % interval)`,
        expected: exact,
        measured: Math.min(...values),
        tolerance: chance,
        relation: '≥',
        unit: 'nats',
      }),
    ];
    if (!facts.trained[run].learnable) return claims;
    claims.push(
      claim({
        id: `trained-near-${run}`,
        statement: `σ = ${short(sigma)}: trained, it comes within ${inNats(allowance(facts))} of Hσ(y) (highest of the same; 99.9 % interval)`,
        expected: exact + allowance(facts),
        measured: Math.max(...values),
        tolerance: chance,
        relation: '≤',
        unit: 'nats',
      }),
    );
    return claims;
  });
}

/** For the mixture's shape, and half a nat a parameter and draw for what it learned of its own sample by heart. */
function allowance({ draws, dimension, parameters }: Facts): number {
  return SHAPE * dimension + parameters / (2 * draws);
}
