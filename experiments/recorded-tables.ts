import { logSumExp } from '../src/information/logarithm.ts';
import type { RecordedRun } from '../src/recording/recording.ts';

/** A softmax's table, from its logits: Q(y) = e^θ(y) / Σ e^θ. */
export function softmax(logits: readonly number[]): number[] {
  const normaliser = logSumExp(logits);
  return logits.map((logit) => Math.exp(logit - normaliser));
}

/**
 * At every snapshot of a run of categorical models: the step, Q of each replica [replica][outcome] from the recorded
 * logits, and the record's index in the run's series.
 */
export function recordedTables({
  steps,
  snapshots,
}: RecordedRun): { step: number; record: number; tables: number[][] }[] {
  const records = new Map(steps.map((step, record) => [step, record]));
  return snapshots.steps.map((step, index) => ({
    step,
    record: records.get(step)!,
    tables: snapshots.values[index].map(softmax),
  }));
}

/** A recorded series [record][replica]; it is a bug to ask for one that the run does not have. */
export function seriesOf({ series, label }: RecordedRun, name: string): readonly (readonly number[])[] {
  const found = series.find((each) => each.name === name);
  if (!found) throw new Error(`${label} has no series ${name}`);
  return found.values;
}

/** ½ Σ |p − q|: the largest difference in probability that two tables give to any event, 0 to 1. */
export function tableDistance(p: readonly number[], q: readonly number[]): number {
  return p.reduce((sum, each, outcome) => sum + Math.abs(each - q[outcome]), 0) / 2;
}
