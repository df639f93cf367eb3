import { claim } from '../../src/experiment/claim.ts';
import { crossEntropy } from '../../src/information/entropy.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { bernsteinRadius } from '../../src/statistics/bernstein.ts';
import { count } from '../measure.ts';
import { seriesOf, softmax } from '../recorded-tables.ts';
import type { Facts } from './theory.ts';

const CONFIDENCE = 0.999;
/** Of sums of some thousand float64 terms, nats per nat. */
const ROUNDING = 1e-12;

/** What the model that was trained on a sample pays elsewhere: on all of P, and on draws that it has not seen. */
export function heldOutClaims(run: RecordedRun, facts: Facts): ClaimResult[] {
  const { entropy, sample } = facts;
  const population = seriesOf(run, 'also:population-cross-entropy');
  return [
    claim({
      id: 'sample-on-population',
      statement: `On ${count(sample.n)} draws: measured on all of P, no replica falls below H(P) at any recorded step (the lowest)`,
      expected: entropy,
      measured: Math.min(...population.map((row) => Math.min(...row))),
      tolerance: ROUNDING * Math.max(1, entropy),
      relation: '≥',
      unit: 'nats',
    }),
    heldOutEstimate(run, facts),
  ];
}

/** Held-out draws know nothing of Q, so their mean loss estimates H(P, Q); all replicas end on the same Q, and the first stands for them. */
function heldOutEstimate(run: RecordedRun, { probabilities, heldOut }: Facts): ClaimResult {
  const q = softmax(run.replicas[0].theta);
  const expected = crossEntropy(probabilities, q);
  const surprises = probabilities.map((p, outcome) => (p > 0 ? -Math.log(q[outcome]) - expected : 0));
  const variance = probabilities.reduce((sum, p, outcome) => sum + p * surprises[outcome] ** 2, 0);
  const reach = Math.max(...surprises.map(Math.abs));
  return claim({
    id: 'sample-held-out',
    statement: `Where it ends, ${count(heldOut)} held-out draws estimate its H(P, Q) (Bernstein’s bound, 99.9 %)`,
    expected,
    measured: seriesOf(run, 'heldOut').at(-1)![0],
    tolerance: bernsteinRadius({ variance, reach }, heldOut, CONFIDENCE) + ROUNDING * Math.max(1, expected),
    relation: '=',
    unit: 'nats',
  });
}
