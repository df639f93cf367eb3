import { check } from '../src/experiment/claim.ts';
import type { ClaimResult, RecordedRun, ReplicaResult } from '../src/recording/recording.ts';
import { replicaCount } from './measure.ts';

/** Loss per example where the training path itself stopped: before the float64 finish, if there was one. */
export function trainedLoss({ polish, loss }: ReplicaResult): number {
  return polish ? polish.lossBefore : loss;
}

/** Replicas that the run and its finish did not bring to a stationary point. */
export function unconverged({ replicas }: RecordedRun): ReplicaResult[] {
  return replicas.filter(({ status }) => status !== 'converged');
}

/** What was to be finished to a stationary point is. `key`: how the run is known among the claims. */
export function convergedCheck(run: RecordedRun, key: string = run.spec.objective.id): ClaimResult {
  return check({
    id: `${key}-converged`,
    statement: `${run.label}: every replica reaches a stationary point (replicas that do not)`,
    expected: 0,
    measured: unconverged(run).length,
    tolerance: 0,
    relation: '=',
    unit: `of ${replicaCount(run.replicas.length)}`,
  });
}
