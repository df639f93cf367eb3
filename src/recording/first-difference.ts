import type { FoundTable, RecordedRun } from './recording.ts';

/** The first thing in which a re-run is not the recording, by step, then by series, then by replica. */
export type Difference =
  | { kind: 'value'; step: number; series: string; replica: number; recorded: number; again: number }
  /** One of the two has no record at this step. */
  | { kind: 'record'; step: number; missing: 'recorded' | 'again' }
  /** The re-run has no such series, or no such table. */
  | { kind: 'series'; series: string }
  /** In a table of findings. `row` from 0. */
  | { kind: 'found'; table: string; column: string; row: number; recorded: number; again: number }
  | { kind: 'rows'; table: string; recorded: number; again: number };

/** Two numbers are the same where no bit tells them apart: −0 is not 0, and NaN is NaN. */
const same = (one: number, other: number) => Object.is(one, other);

/**
 * Compares every recorded number of a run, curves and the parameters of its snapshots, with the same run trained again.
 * Null: the same to the last bit. `complete`: whether the recording ends where the re-run does; of one that was stopped
 * early, further records of the re-run do not count.
 */
export function firstDifference(recorded: RecordedRun, again: RecordedRun, complete: boolean): Difference | null {
  const known = new Map(again.series.map((series) => [series.name, series.values]));
  const absent = recorded.series.find(({ name }) => !known.has(name));
  for (const [record, step] of recorded.steps.entries()) {
    const other = again.steps[record];
    if (other === undefined || other > step) return { kind: 'record', step, missing: 'again' };
    if (other < step) return { kind: 'record', step: other, missing: 'recorded' };
    for (const { name, values } of recorded.series) {
      const rows = known.get(name);
      const replica = rows ? values[record].findIndex((value, r) => !same(value, rows[record][r])) : -1;
      if (!rows || replica < 0) continue;
      const [one, two] = [values[record][replica], rows[record][replica]];
      return { kind: 'value', step, series: name, replica, recorded: one, again: two };
    }
    const moved = movedParameter(recorded, again, step);
    if (moved) return moved;
  }
  if (absent) return { kind: 'series', series: absent.name };
  const further = again.steps[recorded.steps.length];
  return complete && further !== undefined ? { kind: 'record', step: further, missing: 'recorded' } : null;
}

/** The first parameter of a snapshot at this step that differs, where both have one. */
function movedParameter(recorded: RecordedRun, again: RecordedRun, step: number): Difference | null {
  const one = recorded.snapshots.values[recorded.snapshots.steps.indexOf(step)];
  const other = again.snapshots.values[again.snapshots.steps.indexOf(step)];
  if (!one || !other) return null;
  for (const [replica, theta] of one.entries()) {
    const at = theta.findIndex((value, parameter) => !same(value, other[replica][parameter]));
    if (at < 0) continue;
    return { kind: 'value', step, series: `θ[${at}]`, replica, recorded: theta[at], again: other[replica][at] };
  }
  return null;
}

/** The same for what a study found: its tables row by row. */
export function firstDifferenceFound(recorded: readonly FoundTable[], again: readonly FoundTable[]): Difference | null {
  for (const { name, columns, rows } of recorded) {
    const other = again.find((table) => table.name === name);
    if (!other) return { kind: 'series', series: name };
    for (const [row, cells] of rows.entries()) {
      const at = cells.findIndex((cell, c) => other.rows[row] && !same(cell, other.rows[row][c]));
      if (at < 0) continue;
      const [one, two] = [cells[at], other.rows[row][at]];
      return { kind: 'found', table: name, column: columns[at].name, row, recorded: one, again: two };
    }
    if (rows.length !== other.rows.length) {
      return { kind: 'rows', table: name, recorded: rows.length, again: other.rows.length };
    }
  }
  return null;
}

/** The difference in a sentence. People count replicas and rows from 1. */
export function describeDifference(difference: Difference): string {
  switch (difference.kind) {
    case 'value': {
      const { step, series, replica, recorded, again } = difference;
      return `First differs at step ${step}: ${series} of replica ${replica + 1} is ${again}; recorded was ${recorded}`;
    }
    case 'record':
      return difference.missing === 'again'
        ? `First differs at step ${difference.step}: recorded, but not when run again`
        : `First differs at step ${difference.step}: not recorded, but there when run again`;
    case 'series':
      return `${difference.series} was recorded, and is not there when run again`;
    case 'found': {
      const { table, column, row, recorded, again } = difference;
      return `First differs in ${table}, row ${row + 1}: ${column} is ${again}; recorded was ${recorded}`;
    }
    case 'rows':
      return `${difference.table} has ${difference.again} rows; recorded were ${difference.recorded}`;
  }
}
