import type { Plan } from '../../experiment/experiment.ts';
import { type PointEdits, writePointEdits } from '../../experiment/point-edits.ts';
import type { RunSpec } from '../../recording/spec.ts';

/** A training point as it may be edited by hand. */
export interface Point {
  /** Among the training points without edits, from 1; null for one that was added. */
  number: number | null;
  row: readonly number[];
  /** By hand. */
  moved: boolean;
}

/** The training points of a plan, with what edits say of them. */
export interface Points {
  /** The data's name in the edits. */
  of: string;
  columns: readonly string[];
  /** Training points without edits, and points that are held out, which nobody edits. */
  count: number;
  heldOut: number;
  points: readonly Point[];
  /** A point that the lesson moves itself: its row is where it was, `drawn` where panels have it. */
  fixed: { index: number; drawn: readonly number[] } | null;
}

/** More are no longer told apart by a finger, and SVG has no patience for them. */
const MOST = 1000;

/** All training points that the plan lets be edited, drawn or not; null where it lets none. */
export function pointsOfPlan({ runs, points: editable }: Plan): Points | null {
  if (!editable) return null;
  const { of, count, edits, moved } = editable;
  const gone = new Set(edits?.remove);
  const numbers: (number | null)[] = Array.from({ length: count }, (_, index) => index + 1).filter(
    (number) => !gone.has(number),
  );
  for (const _ of edits?.add ?? []) numbers.push(null);
  const data = runs.find(({ spec }) => spec.data?.train.length === numbers.length)?.spec.data;
  if (!data) return null;
  return {
    of,
    columns: data.columns,
    count,
    heldOut: data.heldOut.length,
    points: data.train.map((row, index) => {
      const number = numbers[index];
      return {
        number,
        row: moved?.index === index ? moved.row : row,
        moved: number !== null && number in (edits?.move ?? {}),
      };
    }),
    fixed: moved ? { index: moved.index, drawn: data.train[moved.index] } : null,
  };
}

/** The same, where a panel draws each of their numbers: one or two columns of a density, one input and one target of a regression. */
export function drawnPoints(plan: Plan): Points | null {
  // Asked in every frame: of a hundred thousand points none is made.
  if (!plan.runs.some(({ spec }) => spec.data && spec.data.train.length <= MOST)) return null;
  const points = pointsOfPlan(plan);
  return points && plan.runs.some(({ spec }) => drawsPoints(spec, points)) ? points : null;
}

/** Whether a run's panel draws these points: a lesson may give one of its models fewer of them, and that one only looks on. */
export function drawsPoints({ data, model }: RunSpec, { columns, points }: Points): boolean {
  if (!data || model.kind === 'categorical' || points.length > MOST) return false;
  const drawn = model.kind === 'mixture' ? data.columns.length <= 2 : data.inputs === 1 && data.columns.length === 2;
  return drawn && data.train.length === points.length && data.columns.join() === columns.join();
}

/** The text of the control `edits` that makes these points of the plan's own. */
export function editsText({ of, count, points }: Points): string {
  const kept = new Set(points.map(({ number }) => number));
  const edits: PointEdits = {
    of,
    move: Object.fromEntries(points.flatMap(({ number, row, moved }) => (number && moved ? [[number, row]] : []))),
    remove: Array.from({ length: count }, (_, index) => index + 1).filter((number) => !kept.has(number)),
    add: points.flatMap(({ number, row }) => (number === null ? [row] : [])),
  };
  return writePointEdits(edits);
}

export function withMoved(points: Points, index: number, row: readonly number[]): Points {
  return { ...points, points: points.points.map((point, i) => (i === index ? { ...point, row, moved: true } : point)) };
}

export function withAdded(points: Points, row: readonly number[]): Points {
  return { ...points, points: [...points.points, { number: null, row, moved: false }] };
}

/** A lesson without a single point has nothing to say: the last one stays. */
export function without(points: Points, index: number): Points {
  if (points.points.length === 1) return points;
  return { ...points, points: points.points.filter((_, i) => i !== index) };
}

/** The points with these rows in place of their own: what is the same from either end stays, what is between moves, in order. */
export function withRows(points: Points, rows: readonly (readonly number[])[]): Points {
  const before = points.points;
  const same = (index: number, other: number) => before[index].row.join() === rows[other].join();
  const most = Math.min(before.length, rows.length);
  let head = 0;
  while (head < most && same(head, head)) head++;
  let tail = 0;
  while (tail < most - head && same(before.length - 1 - tail, rows.length - 1 - tail)) tail++;
  const [oldMiddle, newMiddle] = [before.slice(head, before.length - tail), rows.slice(head, rows.length - tail)];
  const middle = oldMiddle.slice(0, newMiddle.length).map((point, index) => {
    const row = newMiddle[index];
    return point.row.join() === row.join() ? point : { ...point, row, moved: true };
  });
  const added = newMiddle.slice(oldMiddle.length).map((row): Point => ({ number: null, row, moved: false }));
  const kept = [...before.slice(0, head), ...middle, ...before.slice(before.length - tail)];
  return { ...points, points: [...kept, ...added] };
}
