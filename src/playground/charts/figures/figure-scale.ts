import { scaleLinear, scaleLog } from 'd3-scale';
import { valueScale } from '../value-scale.ts';

/** Where values lie along one axis of a figure, in CSS pixels. */
export interface FigureScale {
  /** Null where the axis has no place for a value: ±∞ and NaN, and on a logarithmic axis whatever is ≤ 0. */
  place(value: number): number | null;
  invert(position: number): number;
  readonly ticks: readonly number[];
  readonly range: readonly [number, number];
}

/** A positive axis begins at 0 where that costs no more than this share of it. */
const ROOM_FOR_ZERO = 0.4;

/** `about`: pixels from tick to tick. `round`: the axis ends on ticks. `whole`: of counts, between which there is nothing. */
export function figureScale(
  kind: 'linear' | 'log' | undefined,
  values: Iterable<number>,
  range: readonly [number, number],
  { about, round, whole = false }: { about: number; round: boolean; whole?: boolean },
): FigureScale {
  const isLog = kind === 'log';
  const [low, high] = extent(values, isLog, round);
  const count = Math.max(2, Math.floor(Math.abs(range[1] - range[0]) / about));
  const scale = isLog ? scaleLog([low, high], range) : scaleLinear([low, high], range);
  if (round && !isLog) scale.nice(count);
  const linearTicks = scaleLinear(scale.domain(), range).ticks(count);
  const logTicks = isLog ? valueScale('log').ticks(low, high, count) : [];
  return {
    place: (value) => (Number.isFinite(value) && (!isLog || value > 0) ? scale(value) : null),
    invert: (position) => scale.invert(position),
    // Within a decade 1, 2, 5 may be too few.
    ticks: logTicks.length >= 2 ? logTicks : whole ? linearTicks.filter(Number.isInteger) : linearTicks,
    range,
  };
}

function extent(values: Iterable<number>, isLog: boolean, round: boolean): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!Number.isFinite(value) || (isLog && value <= 0)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return isLog ? [0.1, 1] : [0, 1];
  if (isLog) {
    // A little room, so that the lowest and the highest point do not lie on the frame.
    const room = low === high ? 2 : round ? (high / low) ** 0.04 : 1;
    return [low / room, high * room];
  }
  if (low === high) return low === 0 ? [-1, 1] : [Math.min(0, 2 * low), Math.max(0, 2 * low)];
  if (round && low > 0 && low < high * ROOM_FOR_ZERO) return [0, high];
  if (round && high < 0 && high > low * ROOM_FOR_ZERO) return [low, 0];
  return [low, high];
}
