import type { CurveLine } from './curve-lines.ts';

export type Extent = [number, number];

/** Records before this share of those in view count as the start of a run. */
const START = 0.1;
/** Only where the start makes the axis this many times taller is it left to run out of the chart. */
const TALLER = 1.6;

/**
 * Least and greatest position of the curves between two steps. `settled`: without the start of the runs, where it would
 * flatten what they come to; single replicas of the fan count from the last three quarters on.
 */
export function valueExtent(
  lines: readonly CurveLine[],
  place: (line: CurveLine, value: number) => number | null,
  [from, to]: Extent,
  settled: boolean,
): Extent {
  const whole = extent(lines, place, from, to, settled ? 0.25 : 0, 0);
  if (!settled) return whole;
  const late = extent(lines, place, from, to, 0.25, START);
  return whole[1] - whole[0] > TALLER * (late[1] - late[0]) ? late : whole;
}

function extent(
  lines: readonly CurveLine[],
  place: (line: CurveLine, value: number) => number | null,
  from: number,
  to: number,
  fanFrom: number,
  lineFrom: number,
): Extent {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const take = (position: number | null) => {
    if (position === null) return;
    least = Math.min(least, position);
    most = Math.max(most, position);
  };
  for (const line of lines) {
    const { steps, values, rows, finish, kind } = line;
    let begin = steps.findIndex((step) => step >= from);
    if (begin < 0) begin = steps.length;
    let end = steps.length;
    while (end > begin && steps[end - 1] > to) end--;
    const count = end - begin;
    // A young curve has no settled part.
    const first = count > 10 ? begin + Math.floor(count * lineFrom) : begin;
    for (let record = first; record < end; record++) take(place(line, values[record]));
    if (finish !== null) take(place(line, finish));
    if (kind !== 'main') continue;
    const every = Math.max(1, Math.ceil(count / 200));
    for (let record = end - 1; record >= begin + count * fanFrom; record -= every) {
      for (const value of rows[record]) take(place(line, value));
    }
  }
  return [least, most];
}
