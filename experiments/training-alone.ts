import type { RecordedRun, ReplicaResult } from '../src/recording/recording.ts';

/** Loss per example where the training path itself stopped: before the float64 finish, if there was one. */
export function trainedLoss({ polish, loss }: ReplicaResult): number {
  return polish ? polish.lossBefore : loss;
}

/** Replicas that the run and its finish did not bring to a stationary point. */
export function unconverged({ replicas }: RecordedRun): ReplicaResult[] {
  return replicas.filter(({ status }) => status !== 'converged');
}
