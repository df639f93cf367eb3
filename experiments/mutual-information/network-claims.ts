import { claim } from '../../src/experiment/claim.ts';
import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import { inNats } from '../../src/experiment/information-in-prose.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { NORMAL_999 } from '../../src/statistics/intervals.ts';
import { count, furthest, replicaCount } from '../measure.ts';
import { informationDeviation } from './gaussian-draws.ts';
import { estimates, freshPairs } from './held-out.ts';
import { CORRELATIONS, DIMENSIONS } from './sweep.ts';
import type { Facts } from './theory.ts';

/** By how much of I the difference of entropies may miss. */
export const SHARE = 0.05;

/** What two networks trained by cross-entropy say of I. */
export function networkClaims(runs: readonly RecordedRun[], facts: Facts, findings: Findings): ClaimResult[] {
  return [...trained(runs, facts), ...range(findings)];
}

function trained(runs: readonly RecordedRun[], facts: Facts): ClaimResult[] {
  const found = estimates(runs, facts);
  if (!found?.information.length) return [];
  const { truth, dimensions, replicas, entropyY, conditionalEntropyY } = facts;
  const pairs = freshPairs(facts);
  // −ln p of a Gaussian has the variance d/2, whatever its scale.
  const noise = NORMAL_999 * Math.sqrt(dimensions / 2 / pairs);
  const of = `worst of ${replicaCount(replicas)}, on ${count(pairs)} final pairs`;
  return [
    claim({
      id: 'marginal-entropy',
      statement: `P(y): the cross-entropy is no less than H(y) = ${inNats(entropyY)} (${of}; 99.9 % interval)`,
      expected: entropyY,
      measured: Math.min(...found.marginal),
      tolerance: noise,
      relation: '≥',
      unit: 'nats',
    }),
    claim({
      id: 'conditional-entropy',
      statement: `P(y | x): the cross-entropy is no less than H(y | x) = ${inNats(conditionalEntropyY)} (${of}; 99.9 % interval)`,
      expected: conditionalEntropyY,
      measured: Math.min(...found.conditional),
      tolerance: noise,
      relation: '≥',
      unit: 'nats',
    }),
    claim({
      id: 'difference-of-entropies',
      statement: `The difference of these two cross-entropies is I(x, y) = −½ log(1 − ρ²)·d (${of}; ${withinWhat(facts)})`,
      expected: truth,
      measured: furthest(found.information, truth),
      tolerance: Math.max(SHARE * truth, resolution(facts)),
      relation: '=',
      unit: 'nats',
    }),
  ];
}

/** What the draws can tell apart at best: the fresh pairs' scatter, and what two networks pay for their parameters, a half nat each. */
function resolution(facts: Facts): number {
  const scatter = (NORMAL_999 * informationDeviation(facts)) / Math.sqrt(freshPairs(facts));
  return scatter + facts.parameters / facts.draws;
}

function withinWhat(facts: Facts): string {
  return SHARE * facts.truth >= resolution(facts)
    ? 'within 5 %'
    : `within the ${inNats(resolution(facts))} that these draws can tell`;
}

/** The same for a range of ρ and d, by lines trained in float64. */
function range(findings: Findings): ClaimResult[] {
  const cells = foundRows<'rho' | 'dimensions' | 'truth' | 'estimate'>(findings, 'sweep');
  const all = CORRELATIONS.length * DIMENSIONS.length;
  if (cells.length < all) return [];
  return [
    claim({
      id: 'range',
      statement: `The same within 5 % for each of ${all} pairs of ρ from ${CORRELATIONS[0]} to ${CORRELATIONS.at(-1)} and d from ${DIMENSIONS[0]} to ${DIMENSIONS.at(-1)}, by linear networks: the estimate’s share of I that misses most`,
      expected: 1,
      measured: furthest(
        cells.map(({ truth, estimate }) => estimate / truth),
        1,
      ),
      tolerance: SHARE,
      relation: '=',
      unit: '1',
    }),
  ];
}
