import { claim } from '../../src/experiment/claim.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { replicaCount, worst } from '../measure.ts';

/** What the reverse fit costs where P draws: more than the fit that was trained for it. */
export function dearerForwards(kind: 'table' | 'density', reverse: RecordedRun, forward: RecordedRun): ClaimResult {
  const last = reverse.series.find(({ name }) => name === 'also:population-cross-entropy')?.values.at(-1) ?? [];
  return claim({
    id: `${kind}-reverse-forwards`,
    statement: `Where P draws, the reverse fit’s ${kind} costs more than the forward fit’s, H(P, Q) (least of ${replicaCount(last.length)} against the worst forward fit)`,
    expected: worst(forward.replicas, ({ loss }) => loss),
    measured: Math.min(...last),
    tolerance: 0,
    relation: '≥',
    unit: 'nats',
  });
}
