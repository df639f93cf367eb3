import type { Outcome } from './job.ts';
import type { PathId } from './paths.ts';
import type { WorkloadId } from './workloads.ts';

/** A measurement as `--json` prints it. */
export interface Row {
  workload: WorkloadId;
  replicas: number;
  path: PathId;
  replicaStepsPerSecond: number;
  /** Mean over the replicas of the training loss after the workload's check steps, nats per example or units of y. */
  finalLoss: number;
}

/** All paths of one workload at one number of replicas. */
export interface Round {
  workload: WorkloadId;
  replicas: number;
  outcomes: Partial<Record<PathId, Outcome>>;
}

export type Ran = Extract<Outcome, { ran: true }>;

/** The paths of a round that ran, in the order of `PATHS`. */
export function ranIn({ outcomes }: Round): [PathId, Ran][] {
  return (Object.entries(outcomes) as [PathId, Outcome][]).filter((entry): entry is [PathId, Ran] => entry[1].ran);
}

export function meanLoss(losses: readonly number[]): number {
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

export function rowsOf(rounds: readonly Round[]): Row[] {
  return rounds.flatMap((round) =>
    ranIn(round).map(([path, { replicaStepsPerSecond, losses }]) => ({
      workload: round.workload,
      replicas: round.replicas,
      path,
      replicaStepsPerSecond,
      finalLoss: meanLoss(losses),
    })),
  );
}
