import { recordFrom } from '../session/record-at.ts';
import { boldValues, type CurveLine, hasFan } from './curve-lines.ts';
import type { Thinner } from './curve-thinning.ts';
import type { ValueScale } from './value-scale.ts';

export type Extent = [number, number];

/** Records before this share of those in view count as the start of a run. */
export const START = 0.1;
/** Single replicas of the fan count from this share on, where the start does not. */
const FAN_START = 0.25;
/** Only where the start makes the axis this many times taller is it left to run out of the chart. */
const TALLER = 1.6;

/** What values are taken from, and where they lie. */
interface Seen {
  lines: readonly CurveLine[];
  scale: ValueScale;
  /** Which records to look at: the extremes are among them. */
  thinner: Thinner;
  factor: (unit: string) => number;
  /** Whether single replicas are drawn. */
  fan: boolean;
}

/**
 * Least and greatest position of the curves between two steps: all of them, and without the start of the runs.
 * `startApart`: the start would flatten what they come to, so that it is worth leaving out.
 */
export function valueExtents(seen: Seen, window: Extent): { all: Extent; settled: Extent; startApart: boolean } {
  const whole = extent(seen, window, FAN_START, 0);
  const settled = extent(seen, window, FAN_START, START);
  const startApart = whole[1] - whole[0] > TALLER * (settled[1] - settled[0]);
  return { all: extent(seen, window, 0, 0), settled: startApart ? settled : whole, startApart };
}

function extent(
  { lines, scale, thinner, factor, fan }: Seen,
  [from, to]: Extent,
  fanFrom: number,
  lineFrom: number,
): Extent {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const line of lines) {
    const { steps, values, columns, finish, unit, band } = line;
    const by = factor(unit);
    // Positions grow with values.
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    const take = (value: number) => {
      if (!scale.holds(value * by)) return;
      if (value < low) low = value;
      if (value > high) high = value;
    };
    const begin = recordFrom(steps, from);
    const end = recordFrom(steps, Math.floor(to) + 1);
    const count = end - begin;
    // A young curve has no settled part.
    const first = count > 10 ? begin + Math.floor(count * lineFrom) : begin;
    const curves = [boldValues(line), ...(line.smoothed ? [values] : []), ...(band ? [band.low, band.high] : [])];
    for (const curve of curves) {
      for (const record of thinner.ofValues(steps, curve)) if (record >= first && record < end) take(curve[record]);
    }
    if (finish !== null) take(finish);
    if (fan && hasFan(line)) {
      const every = Math.max(1, Math.ceil(count / 200));
      for (const column of columns) {
        for (let record = end - 1; record >= begin + count * fanFrom; record -= every) take(column[record]);
      }
    }
    if (low > high) continue;
    least = Math.min(least, scale.forward(low * by)!);
    most = Math.max(most, scale.forward(high * by)!);
  }
  return [least, most];
}
