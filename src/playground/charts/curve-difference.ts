/** A curve's rows [record][replica] at their steps; the row of the float64 finish apart, null where there was none. */
export interface CurveRows {
  steps: readonly number[];
  rows: readonly (readonly number[])[];
  finish: readonly number[] | null;
}

interface Merge {
  steps: number[];
  rows: number[][];
  /** Records of either curve that were dealt with. */
  a: number;
  b: number;
}

const merges = new WeakMap<object, WeakMap<object, Merge>>();

/**
 * The paired difference a − b: same replica, same step. Steps that only one of them recorded and replicas that only one of
 * them has are left out. Worked out once a record, as curves grow in place. ∞ − ∞ is NaN, as in arithmetic.
 */
export function pairedDifference(a: CurveRows, b: CurveRows): CurveRows {
  const known = merges.get(a.rows) ?? new WeakMap<object, Merge>();
  merges.set(a.rows, known);
  const merge = known.get(b.rows) ?? { steps: [], rows: [], a: 0, b: 0 };
  known.set(b.rows, merge);
  while (merge.a < a.rows.length && merge.b < b.rows.length) {
    const [stepOfA, stepOfB] = [a.steps[merge.a], b.steps[merge.b]];
    if (stepOfA === stepOfB) {
      merge.steps.push(stepOfA);
      merge.rows.push(minus(a.rows[merge.a], b.rows[merge.b]));
    }
    if (stepOfA <= stepOfB) merge.a++;
    if (stepOfB <= stepOfA) merge.b++;
  }
  const { steps, rows } = merge;
  return { steps, rows, finish: a.finish && b.finish && minus(a.finish, b.finish) };
}

function minus(a: readonly number[], b: readonly number[]): number[] {
  return a.slice(0, b.length).map((value, replica) => value - b[replica]);
}
