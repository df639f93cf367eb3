import { claim } from '../../src/experiment/claim.ts';
import type { ClaimResult } from '../../src/recording/recording.ts';
import { linearPacBayesBound } from '../../src/statistics/pac-bayes.ts';
import { worst } from '../measure.ts';
import { labelOf } from './contestants.ts';
import { type End, endsOf } from './ends.ts';
import { type Facts, MOST } from './theory.ts';

/** Of an integral with twice the nodes. */
export const RESOLVED = 1e-4;

/** Where there is nothing to learn: what training loss and bound say. */
export function randomClaims(facts: Facts, ends: readonly End[]): ClaimResult[] {
  const { bestConstant } = facts;
  const [alone, bound] = [endsOf(ends, 'random-loss'), endsOf(ends, 'random-bound')];
  const common = { expected: bestConstant.loss, tolerance: 0, unit: '1' };
  const claims = [
    claim({
      ...common,
      id: 'random-nothing',
      statement: 'Random labels: nobody’s held-out loss is below that of the best constant (least of both regressors)',
      measured: -worst([...alone, ...bound], (end) => -end.heldOut),
      tolerance: RESOLVED,
      relation: '≥',
    }),
    claim({
      ...common,
      id: 'random-honest',
      statement: 'Random labels: no bound promises less than that, either (least of both regressors)',
      measured: -worst([...alone, ...bound], (end) => -end.bound),
      relation: '≥',
    }),
  ];
  if (facts.examples > FITTED * (1 + 2 * facts.frequencies)) return claims;
  claims.push(
    claim({
      id: 'random-lies',
      statement: `${labelOf('random-loss')}: on its own training set it does beat the best constant, in every replica (least difference)`,
      expected: 0,
      measured: -worst(alone, ({ constant, empirical }) => empirical - constant),
      tolerance: 0,
      relation: '≥',
      unit: '1',
    }),
  );
  if (!dearNoise(facts)) return claims;
  claims.push(
    claim({
      ...common,
      id: 'random-vacuous',
      statement: `${labelOf('random-loss')}: the bound goes vacuous rather than lie: above ${MOST} (least of all replicas)`,
      expected: MOST,
      measured: -worst(alone, (end) => -end.bound),
      relation: '≥',
    }),
  );
  return claims;
}

/** Examples for each weight, at most, for what is learned by heart to be more than what noise on the weights costs. */
const FITTED = 25;

/** Nats a weight that the loss alone spends: ln 10 − ½ to begin with (see `Regressor`), and less noise from there. */
const SPENT = 2.5;

/** Whether they cost so much that the bound must pass the largest loss. */
function dearNoise({ examples, frequencies, bestConstant, lambda, delta }: Facts): boolean {
  const weights = 1 + 2 * frequencies;
  const empiricalLoss = Math.max(0, bestConstant.loss - (2 * weights) / examples);
  return linearPacBayesBound({ empiricalLoss, kl: SPENT * weights, examples, delta }, lambda) > MOST;
}
