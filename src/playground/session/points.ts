import type { Plan } from '../../experiment/experiment.ts';
import type { RunSpec } from '../../recording/spec.ts';

/** Points of a panel, as a table that can be edited by hand. */
export interface Points {
  columns: readonly string[];
  rows: readonly (readonly number[])[];
}

/** More are no longer told apart by a finger, and SVG has no patience for them. */
const MOST = 1000;

/**
 * The data of a run where a panel draws each of its numbers: one or two columns of a density, one input and one target of a
 * regression. Held-out points are among them: they too become the reader's own. Null: nothing that can be edited by hand.
 */
export function editablePoints({ data, model }: RunSpec): Points | null {
  if (!data || model.kind === 'categorical') return null;
  const drawn = model.kind === 'mixture' ? data.columns.length <= 2 : data.inputs === 1 && data.columns.length === 2;
  const rows = [...data.train, ...data.heldOut];
  return drawn && rows.length <= MOST ? { columns: data.columns, rows } : null;
}

/** The points of the first run that has some: a lesson may show a table beside a density. */
export function pointsOfPlan({ runs }: Plan): Points | null {
  for (const { spec } of runs) {
    const points = editablePoints(spec);
    if (points) return points;
  }
  return null;
}

/** Whether a panel draws these points: a lesson may give one of its models fewer of them, and that one only looks on. */
export function drawsPoints({ data }: RunSpec, { columns, rows }: Points): boolean {
  if (!data || data.columns.join() !== columns.join()) return false;
  const [count, [first]] = [data.train.length + data.heldOut.length, data.train];
  return count === rows.length && first?.join() === rows[0]?.join();
}

/** Where a point lies in its panel, in pixels. */
export type Place = readonly [left: number, top: number];

/** The place nearest to `at`, of those within `reach` pixels. Of several at one place the last, which is drawn on top. */
export function nearestPlace(places: readonly Place[], at: Place, reach: number): number | null {
  let [nearest, least]: [number | null, number] = [null, reach];
  places.forEach(([left, top], index) => {
    const distance = Math.hypot(left - at[0], top - at[1]);
    if (distance <= least) [nearest, least] = [index, distance];
  });
  return nearest;
}

/** As many digits as a pixel of so many units can tell: 3.14159 on pixels of 0.02 is 3.14. */
export function roundToPixel(value: number, pixel: number): number {
  const step = 10 ** Math.floor(Math.log10(pixel));
  return Number((Math.round(value / step) * step).toPrecision(12));
}
