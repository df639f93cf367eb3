import { check, claim } from '../../src/experiment/claim.ts';
import { inNats } from '../../src/experiment/information-in-prose.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { furthest, replicaCount, short, worst } from '../measure.ts';
import { recordedTables, seriesOf } from '../recorded-tables.ts';
import { trainedLoss, unconverged } from '../training-alone.ts';
import type { Facts } from './theory.ts';

/** What training alone is held to, nats: where P has zeros, or nearly all on one outcome, softmax gets there as 1/t. */
const TRAINED = 1e-2;
/** Of a loss that float32 has summed, nats. */
const FLOAT32 = 1e-5;
/** Of a loss after the float64 finish, nats. */
const FINISHED = 1e-6;

/** Gradient descent on KL from anywhere: it is convex in the logits, so there is nowhere else to end. */
export function descentClaims(run: RecordedRun, { probabilities }: Facts): ClaimResult[] {
  const losses = seriesOf(run, 'loss');
  const count = run.replicas.length;
  const found = [
    check({
      id: 'descent-training-alone',
      statement: `Gradient descent on KL(P, Q), from up to ${inNats(Math.max(...losses[0]))}: training alone ends at 0 (worst of ${replicaCount(count)})`,
      expected: 0,
      measured: worst(run.replicas, trainedLoss),
      tolerance: TRAINED,
      relation: '≤',
      unit: 'nats',
    }),
    claim({
      id: 'descent-floor',
      statement: 'No replica falls below 0 at any recorded step (the lowest)',
      expected: 0,
      measured: Math.min(...losses.map((row) => Math.min(...row))),
      tolerance: FLOAT32,
      relation: '≥',
      unit: 'nats',
    }),
  ];
  if (run.spec.tolerance !== null && !unconverged(run).length) {
    found.push(
      claim({
        id: 'descent-end',
        statement: `At the end, after the float64 finish, KL(P, Q) is 0 (furthest of ${replicaCount(count)})`,
        expected: 0,
        measured: furthest(
          run.replicas.map(({ loss }) => loss),
          0,
        ),
        tolerance: FINISHED,
        relation: '=',
        unit: 'nats',
      }),
    );
  }
  if (probabilities.includes(0)) {
    const least = recordedTables(run).map(({ tables }) =>
      Math.min(...tables.map((q) => Math.max(...q.filter((_, outcome) => probabilities[outcome] === 0)))),
    );
    found.push(
      claim({
        id: 'descent-infinite',
        statement: `The other way round, KL(Q, P) is recorded as ∞ at every step of every replica: softmax never gives 0 to the outcome that P lacks (it keeps at least ${short(Math.min(...least))}; the smallest recorded)`,
        expected: Number.POSITIVE_INFINITY,
        measured: Math.min(...seriesOf(run, 'also:reverse-kl').map((row) => Math.min(...row))),
        tolerance: 0,
        relation: '=',
        unit: 'nats',
      }),
    );
  }
  return found;
}
