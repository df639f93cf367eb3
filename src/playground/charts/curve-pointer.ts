import { recordAt } from '../session/record-at.ts';
import { type CurveView, finishAt } from './curve-frame.ts';

/** Where the crosshair stands, on the step axis that all charts share. */
export interface Crosshair {
  at: number;
  /** Whether a click, or a key, holds it. */
  held: boolean;
}

export interface PointedRow {
  key: string;
  run: number | null;
  label: string;
  /** Exact, in the unit that is shown. */
  value: number;
  /** The moving average there. */
  smoothed: number | null;
  band: [number, number] | null;
}

/** What the crosshair is at. */
export interface Pointed {
  step: number;
  /** True on the mark of the float64 finish, beyond the last step. */
  finish: boolean;
  rows: PointedRow[];
}

/** Every line's values at a recorded step, or at the mark of the finish. */
export function pointedAt({ lines, factor }: Pick<CurveView, 'lines' | 'factor'>, step: number): Pointed {
  let finish = false;
  const rows = lines.flatMap((line): PointedRow[] => {
    const { key, run, label, steps, values, smoothed, band, unit } = line;
    const by = factor(unit);
    const record = recordAt(steps, step);
    if (record >= 0) {
      const between: [number, number] | null = band && [band.low[record] * by, band.high[record] * by];
      const average = smoothed && smoothed[record] * by;
      return [{ key, run, label, value: values[record] * by, smoothed: average, band: between }];
    }
    if (line.finish === null || finishAt(line) !== step) return [];
    finish = true;
    return [{ key, run, label, value: line.finish * by, smoothed: null, band: null }];
  });
  return { step, finish, rows };
}
