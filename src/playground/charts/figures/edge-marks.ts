import type { LinesFigure } from '../../../experiment/figure.ts';
import type { FigureScale } from './figure-scale.ts';

export type FigureLine = LinesFigure['lines'][number];

/** A value without a place on its axis, marked at the edge of the drawing where it would be. */
export interface EdgeMark {
  kind: 'below' | 'above' | 'left' | 'not-a-number';
  line: number;
  /** Pixels along the axis that does have a place for it. */
  at: number;
}

/** The marks of all points that axes have no place for, and sentences that say so. */
export function edgeMarks(
  lines: readonly FigureLine[],
  x: FigureScale,
  y: FigureScale,
): { marks: EdgeMark[]; notes: string[] } {
  const marks: EdgeMark[] = [];
  const counts = { nonPositive: 0, above: 0, below: 0, nan: 0 };
  const count = (value: number) => {
    if (Number.isNaN(value)) counts.nan++;
    else if (Number.isFinite(value)) counts.nonPositive++;
    else counts[value > 0 ? 'above' : 'below']++;
  };
  lines.forEach(({ points }, line) => {
    for (const [atX, ...values] of points) {
      const px = x.place(atX);
      if (px === null) count(atX);
      for (const value of values) {
        const py = y.place(value);
        if (px === null) {
          if (py !== null) marks.push({ kind: 'left', line, at: py });
          continue;
        }
        if (py !== null) continue;
        count(value);
        const kind = Number.isNaN(value) ? 'not-a-number' : value === Number.POSITIVE_INFINITY ? 'above' : 'below';
        marks.push({ kind, line, at: px });
      }
    }
  });
  const infinite = counts.above + counts.below;
  const where = counts.below === 0 ? '∞' : counts.above === 0 ? '−∞' : '±∞';
  const notes = [
    counts.nonPositive &&
      `${points(counts.nonPositive)} at or below 0 left out: a logarithmic axis has no place there.`,
    infinite && `${points(infinite)} at ${where}, marked at the edge.`,
    counts.nan && `${points(counts.nan)} not a number, marked ×.`,
  ];
  return { marks, notes: notes.filter((note) => typeof note === 'string') };
}

function points(count: number): string {
  return count === 1 ? '1 point' : `${count} points`;
}
