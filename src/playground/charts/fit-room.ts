import type { NaturalParameters } from '../../recording/recording.ts';
import type { DataSpec, RunSpec } from '../../recording/spec.ts';
import { leastAndMost } from './least-and-most.ts';
import { predictor } from './regression-line.ts';

/** A fit that trains no more. */
export interface SettledFit {
  spec: RunSpec;
  model: NaturalParameters;
}

/** What a panel's frame has beyond its data, units of y. */
export interface FitRoom {
  below: number;
  above: number;
}

/**
 * A line that leaves the data by more than this share of their height gets no room: the data would be a strip. A fit that
 * still trains gets none either, or the frame would not stand still.
 */
const MOST_ROOM = 0.6;
/** Places along the data's x at which a line is asked how far it goes. */
const PLACES = 33;

/** The room that the settled fits to the same data need, so that their panels can be compared; none where there are several inputs. */
export function fitRoom({ data }: RunSpec, fits: readonly SettledFit[]): FitRoom {
  const room = { below: 0, above: 0 };
  if (data?.inputs !== 1 || fits.length === 0) return room;
  const [least, most] = columnExtent(data, 1);
  for (const { spec, model } of fits) {
    if (!spec.data || !sameFrame(spec.data, data)) continue;
    const [low, high] = lineExtent(spec, model);
    const [below, above] = [Math.max(0, least - low), Math.max(0, high - most)];
    if (!(Math.max(below, above) <= MOST_ROOM * (most - least))) continue;
    room.below = Math.max(room.below, below);
    room.above = Math.max(room.above, above);
  }
  return room;
}

const columnExtents = new WeakMap<DataSpec['train'], [number, number][]>();

/** The least and the greatest of x (0) or y (1); worked out once for rows that do not change. */
function columnExtent({ train }: DataSpec, column: 0 | 1): [number, number] {
  let extents = columnExtents.get(train);
  if (!extents) {
    extents = [0, 1].map((each) => leastAndMost(train.map((row) => row[each])));
    columnExtents.set(train, extents);
  }
  return extents[column];
}

function sameFrame(one: DataSpec, other: DataSpec): boolean {
  if (one === other) return true;
  return ([0, 1] as const).every((column) => {
    const [a, b] = [columnExtent(one, column), columnExtent(other, column)];
    return a[0] === b[0] && a[1] === b[1];
  });
}

const lineExtents = new WeakMap<NaturalParameters, [number, number]>();

/** The lowest and the highest of the line over the data's x; worked out once for parameters that do not change. */
function lineExtent(spec: RunSpec, model: NaturalParameters): [number, number] {
  let extent = lineExtents.get(model);
  if (!extent) {
    const predict = predictor(spec, model);
    const [from, to] = columnExtent(spec.data!, 0);
    const places = Array.from({ length: PLACES }, (_, index) => from + (index / (PLACES - 1)) * (to - from));
    extent = predict ? leastAndMost(places.map((x) => predict([x]))) : [Number.NaN, Number.NaN];
    lineExtents.set(model, extent);
  }
  return extent;
}
