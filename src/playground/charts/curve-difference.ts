import type { Columns } from './curve-bands.ts';

/** A curve's columns [replica][record] at their steps; the row of the float64 finish apart, null where there was none. */
export interface CurveColumns {
  steps: readonly number[];
  columns: Columns;
  finish: readonly number[] | null;
}

interface Merge {
  steps: number[];
  columns: number[][];
  /** Records of either curve that were dealt with. */
  a: number;
  b: number;
}

const merges = new WeakMap<object, WeakMap<object, Merge>>();

/**
 * The paired difference a − b: same replica, same step. Steps that only one of them recorded and replicas that only one of
 * them has are left out. Worked out once a record, as curves grow in place. ∞ − ∞ is NaN, as in arithmetic.
 */
export function pairedDifference(a: CurveColumns, b: CurveColumns): CurveColumns {
  const known = merges.get(a.columns) ?? new WeakMap<object, Merge>();
  merges.set(a.columns, known);
  const both = a.columns.slice(0, b.columns.length);
  const merge = known.get(b.columns) ?? { steps: [], columns: both.map(() => []), a: 0, b: 0 };
  known.set(b.columns, merge);
  const [recordsOfA, recordsOfB] = [a, b].map(({ columns }) => columns[0]?.length ?? 0);
  while (merge.a < recordsOfA && merge.b < recordsOfB) {
    const [stepOfA, stepOfB] = [a.steps[merge.a], b.steps[merge.b]];
    if (stepOfA === stepOfB) {
      merge.steps.push(stepOfA);
      for (const [replica, column] of merge.columns.entries()) {
        column.push(a.columns[replica][merge.a] - b.columns[replica][merge.b]);
      }
    }
    if (stepOfA <= stepOfB) merge.a++;
    if (stepOfB <= stepOfA) merge.b++;
  }
  const { steps, columns } = merge;
  return { steps, columns, finish: a.finish && b.finish && minus(a.finish, b.finish) };
}

function minus(a: readonly number[], b: readonly number[]): number[] {
  return a.slice(0, b.length).map((value, replica) => value - b[replica]);
}
