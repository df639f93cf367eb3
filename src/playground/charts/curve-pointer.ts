import uPlot from 'uplot';
import { recordAt } from '../session/record-at.ts';
import { type CurveView, finishAt } from './curve-frame.ts';

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
  /** Of the cursor, in the chart's CSS pixels. */
  left: number;
  /** Whether a click holds it. */
  held: boolean;
  rows: PointedRow[];
}

/** The recorded step that is nearest to the pointer, and every line's values there; null beside the plot. */
export function pointedAt(u: uPlot, { lines, factor }: CurveView): Pointed | null {
  const { idx, left } = u.cursor;
  if (idx === null || idx === undefined || left === undefined || left < 0) return null;
  const step = u.data[0][idx];
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
  return { step, finish, left: left + u.bbox.left / uPlot.pxRatio, held: isHeld(u), rows };
}

/**
 * uPlot's own state of a crosshair that is held; its types leave it out. Its option `lock` would set it with a click, but
 * also at the end of a drag.
 */
type Holding = uPlot.Cursor & { _lock: boolean };

export function isHeld({ cursor }: uPlot): boolean {
  return (cursor as Holding)._lock;
}

/** Holds the crosshair where it is, or lets go of it. */
export function hold({ cursor }: uPlot, on: boolean): void {
  (cursor as Holding)._lock = on;
}
