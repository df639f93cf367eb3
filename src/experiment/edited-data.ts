import { InputError } from '../input-error.ts';
import type { DataSpec } from '../recording/spec.ts';
import type { ControlValues } from './control.ts';
import { type PointEdits, readPointEdits } from './point-edits.ts';

/** Training points that the control `edits` can change: what a page must know to let them be changed by hand. */
export interface EditablePoints {
  /** The data's name in the edits. */
  of: string;
  /** How many training points there are without edits. */
  count: number;
  edits: PointEdits | null;
  /** A point that the lesson itself moves, by its index among the training points, and its row before that. */
  moved?: { index: number; row: readonly number[] };
}

/** A run's data with the control's edits of its training points; held-out points stay as they are. Throws InputError. */
export function editedData(values: ControlValues, data: DataSpec): { data: DataSpec; points: EditablePoints } {
  const edits = readPointEdits(values.text('edits'));
  const points = { of: data.name, count: data.train.length, edits };
  if (!edits) return { data, points };
  const { of, move, remove, add } = edits;
  if (of !== data.name) {
    throw new InputError({
      what: `The edited points are of ${of}`,
      got: data.name,
      expected: `the data ${of}`,
      remedy: 'Choose that data, or clear edits.',
    });
  }
  const beyond = [...Object.keys(move).map(Number), ...remove].find((number) => number > points.count);
  if (beyond !== undefined) {
    throw new InputError({
      what: 'There is no such training point to edit',
      got: beyond,
      expected: `a number from 1 to ${points.count}`,
      remedy: 'Clear edits, or train on more points.',
    });
  }
  const misfit = [...Object.values(move), ...add].find((row) => row.length !== data.columns.length);
  if (misfit) {
    throw new InputError({
      what: 'An edited point has another number of values than the data has columns',
      got: misfit,
      expected: `${data.columns.length} (${data.columns.join(', ')})`,
    });
  }
  const gone = new Set(remove);
  const kept = data.train.flatMap((row, index) => (gone.has(index + 1) ? [] : [[...(move[index + 1] ?? row)]]));
  const train = [...kept, ...add.map((row) => [...row])];
  if (train.length === 0) {
    throw new InputError({ what: 'The edits leave no training point', expected: 'at least one' });
  }
  return { data: { ...data, name: `${data.name}, edited by hand`, train }, points };
}
