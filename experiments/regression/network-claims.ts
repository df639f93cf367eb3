import { check, claim } from '../../src/experiment/claim.ts';
import { inNats } from '../../src/experiment/information-in-prose.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { replicaCount, short } from '../measure.ts';
import { type Facts, lossAt } from './facts.ts';
import { fixedScaleOf } from './regression-run.ts';

/** Of the line's loss, relative; of a likelihood, in nats. */
const ABOVE_LINE = 0.05;
/** Of the floor, relative or in nats: float32's rounding. */
const ROUNDING = 1e-5;

/** A network has no optimum that is known; but it can do what a line does, and no more than a function of x can. */
export function networkClaims(run: RecordedRun, facts: Facts, key: string = run.spec.objective.id): ClaimResult[] {
  if (!facts.network) return [];
  const { objective } = run.spec;
  const { line, floor } = facts.network;
  const isInformation = objective.unit === 'nats';
  const of = (losses: typeof line | typeof floor) => losses && lossAt(objective.id, losses, fixedScaleOf(run));
  const [lineLoss, floorLoss] = [of(line), of(floor)];
  const losses = run.replicas.map(({ loss }) => loss);
  const claims: ClaimResult[] = [];
  if (lineLoss !== null && Number.isFinite(lineLoss) && run.spec.batch === 'full') {
    claims.push(
      check({
        id: `${key}-training-alone`,
        statement: `${run.label}: training ends at or below what the best straight line pays, but for ${isInformation ? inNats(ABOVE_LINE) : `${100 * ABOVE_LINE} %`} (worst of ${replicaCount(losses.length)})`,
        expected: lineLoss,
        measured: Math.max(...losses),
        tolerance: ABOVE_LINE * (isInformation ? 1 : Math.abs(lineLoss)),
        relation: '≤',
        unit: objective.unit,
      }),
    );
  }
  if (floorLoss !== null) {
    claims.push(
      claim({
        id: `${key}-floor`,
        statement: `${run.label}: rows that share their x share their prediction, so that no function of x pays less than ${isInformation ? inNats(floorLoss) : short(floorLoss)} (lowest of ${replicaCount(losses.length)})`,
        expected: floorLoss,
        measured: Math.min(...losses),
        tolerance: ROUNDING * (isInformation ? 1 : Math.abs(floorLoss)),
        relation: '≥',
        unit: objective.unit,
      }),
    );
  }
  return claims;
}
