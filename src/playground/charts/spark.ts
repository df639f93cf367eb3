import type { RunHistory } from '../session/history.ts';
import { trainedRecords } from '../session/history.ts';
import { findSeries, LOSS } from '../session/series.ts';
import { Thinner } from './curve-thinning.ts';
import { leastAndMost } from './least-and-most.ts';
import { START } from './value-extent.ts';

/** A run's loss at a glance: small, without axes, beside its status. */
export interface Spark {
  /** An SVG path. */
  path: string;
  /** Where its last point lies, in pixels. */
  end: readonly [number, number];
  /** Upright, where 0 is; null where it is not in view. */
  zero: number | null;
}

export const SPARK = { width: 104, height: 28 };
/** Around the curve: for its line, and the point at its end. */
const PAD = 4;
/** Pixels of a stretch of which the first, least, greatest and last record are drawn. */
const PART = 2;

let thinner = newThinner(1);

function newThinner(reach: number): Thinner {
  return new Thinner([0, reach], SPARK.width / PART, Number.isFinite);
}

/**
 * The training loss of one replica of each run, over the same steps up to `reach`, and those of one unit over the same heights:
 * [run]; null where nothing is recorded yet. ±∞ and NaN are gaps.
 */
export function sparks(histories: readonly RunHistory[], replica: number, reach: number): (Spark | null)[] {
  if (!thinner.suits([0, reach], SPARK.width / PART)) thinner = newThinner(reach);
  const curves = histories.map((history) => {
    const series = findSeries(history, LOSS);
    const values = series?.columns[replica];
    if (!series || !values || values.length < 2) return null;
    const trained = trainedRecords(history);
    const records = thinner.ofValues(history.steps, values).filter((record) => record < trained);
    return { unit: series.unit, points: records.map((record) => [history.steps[record], values[record]] as const) };
  });
  return curves.map((curve) => {
    if (!curve) return null;
    const alike = curves.flatMap((other) => (other?.unit === curve.unit ? [settled(other.points)] : [])).flat();
    const values = alike.map(([, value]) => value).filter(Number.isFinite);
    return drawn(curve.points, leastAndMost(values), reach);
  });
}

type Point = readonly [step: number, value: number];

/** Without the start, which is left to run out of the picture where it would flatten it: as in the chart. */
function settled(points: readonly Point[]): readonly Point[] {
  const last = points.at(-1)?.[0] ?? 0;
  return points.filter(([step]) => step >= START * last);
}

function drawn(points: readonly Point[], [least, most]: readonly [number, number], reach: number): Spark | null {
  if (least > most) return null;
  const x = (step: number) => PAD + (step / reach) * (SPARK.width - 2 * PAD);
  const room = SPARK.height - 2 * PAD;
  const y = (value: number) => PAD + (most > least ? ((most - value) / (most - least)) * room : room / 2);
  let path = '';
  let pen = false;
  let end: readonly [number, number] = [0, 0];
  for (const [step, value] of points) {
    const has = Number.isFinite(value);
    // Far above the picture a start needs no more than its direction.
    if (has) end = [x(step), Math.max(-SPARK.height, y(value))];
    if (has) path += `${pen ? 'L' : 'M'}${end[0].toFixed(1)} ${end[1].toFixed(1)}`;
    pen = has;
  }
  return { path, end, zero: least < 0 && most > 0 ? y(0) : null };
}
