import type { Float64Program } from '../../formula/float64.ts';
import { scaled } from './moments.ts';
import { partialsAt } from './probe.ts';

interface Place {
  r: number;
  s: number;
}

/** Close together, and off 0, where kinks sit. */
const RESIDUALS = Array.from({ length: 241 }, (_, i) => -12 + (i - 0.37) / 10);
const SCALES = Array.from({ length: 61 }, (_, i) => -3 + i / 10);
/** Where one variable is held while the slope along the other is compared. */
const HELD_RESIDUALS = [-7.1, -1.7, -0.37, 0.37, 1.7, 7.1];
const HELD_SCALES = [-1.2, -0.3, 0.4, 1.3];

const alongResidual = (s: number) => RESIDUALS.map((r): Place => ({ r, s }));
const alongScale = (r: number) => SCALES.map((s): Place => ({ r, s }));

/** Whether a formula without a scale is compared with one that has: at whatever scale the two are nearest. */
export function holdsScale(mine: Float64Program, theirs: Float64Program): boolean {
  return theirs.variables.includes('s') && !mine.variables.includes('s');
}

/**
 * By how much the slopes of one loss of residuals are not another's times a positive factor: the mean of 1 − cos² along
 * lines of places. Slopes are what training follows; ranks are the same for every even loss that rises.
 */
export function unexplainedSlopes(mine: Float64Program, theirs: Float64Program): number {
  if (holdsScale(mine, theirs)) {
    const slopes = slopesAlong('r', mine, alongResidual(0));
    return Math.min(...SCALES.map((s) => unexplainedBy(slopes, slopesAlong('r', theirs, alongResidual(s)))));
  }
  const unexplainedAlong = (name: keyof Place, line: readonly Place[]) =>
    unexplainedBy(slopesAlong(name, mine, line), slopesAlong(name, theirs, line));
  if (!mine.variables.includes('s')) return unexplainedAlong('r', alongResidual(0));
  const lines = [
    ...HELD_SCALES.map((s) => unexplainedAlong('r', alongResidual(s))),
    ...HELD_RESIDUALS.map((r) => unexplainedAlong('s', alongScale(r))),
  ];
  return lines.reduce((sum, each) => sum + each, 0) / lines.length;
}

/** 1 − cos² of the angle between slopes at the same places; 1 where it is not acute, or where none could be compared. */
function unexplainedBy(a: readonly number[], b: readonly number[]): number {
  const places = Array.from(a.keys()).filter((i) => Number.isFinite(a[i]) && Number.isFinite(b[i]));
  if (!places.length) return 1;
  // By their largest, so that no square leaves float64.
  const [x, y] = [a, b].map((slopes) => scaled(places.map((i) => slopes[i])));
  let [xx, xy, yy] = [0, 0, 0];
  for (const i of places.keys()) {
    xx += x[i] * x[i];
    xy += x[i] * y[i];
    yy += y[i] * y[i];
  }
  if (xx === 0 && yy === 0) return 0;
  return xy > 0 ? Math.max(0, 1 - (xy * xy) / (xx * yy)) : 1;
}

/** 0 along what the formula does not name. */
function slopesAlong(name: keyof Place, program: Float64Program, line: readonly Place[]): number[] {
  if (!program.variables.includes(name)) return line.map(() => 0);
  const points = line.map((place) => program.variables.map((variable) => place[variable as keyof Place]));
  return Array.from(partialsAt(program, points)[name]);
}
