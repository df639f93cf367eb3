import { entropy, klDivergence } from '../../src/information/entropy.ts';
import type { RecordedRun } from '../../src/recording/recording.ts';

/** The table Q of each replica, [replica][outcome]. */
export function trainedTables({ replicas }: RecordedRun): (readonly number[])[] {
  return replicas.map(({ parameters }) => (parameters.kind === 'table' ? parameters.probabilities : []));
}

/** H(Q), nats; NaN where training left no table. */
export function entropyOf(q: readonly number[]): number {
  return isTable(q) ? entropy(q) : Number.NaN;
}

/** KL(P, Q), nats; NaN likewise. */
export function klFrom(p: readonly number[], q: readonly number[]): number {
  return isTable(q) ? klDivergence(p, q) : Number.NaN;
}

/** The largest difference between two tables' entries; NaN where one has none. */
export function distance(a: readonly number[], b: readonly number[]): number {
  return isTable(b) ? Math.max(...a.map((value, y) => Math.abs(value - b[y]))) : Number.NaN;
}

function isTable(q: readonly number[]): boolean {
  return q.length > 0 && q.every(Number.isFinite);
}
