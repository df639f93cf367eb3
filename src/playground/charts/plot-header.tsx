import { formatCount } from '../format/numbers.ts';
import { textWidth } from './svg-text.ts';

/** Of the text, in pixels. */
const SIZE = 12;
/** From a row of text to the next, in pixels. */
const ROW = 15;
/** Between two texts of one row, in pixels. */
const APART = 12;
/** From a panel's edge, in pixels. */
const MARGIN = 6;

/**
 * What stands over a plot: its upright axis' name at the left, and at the right what its band is and, where it draws some of its
 * points only, how many.
 */
export interface PlotHeader {
  label: { text: string; x: number };
  /** Ends at x; it has a row of its own, above the label, where the two do not fit into one. */
  note: { text: string; x: number; row: 0 | 1 } | null;
  /** What the note's own row takes of the plot's height, in pixels. */
  room: number;
}

/**
 * @param left, right of the plot, in pixels
 * @param band what a band about the fit is, where there is one
 */
export function plotHeader(
  label: string,
  points: { all: number; drawn: number },
  left: number,
  right: number,
  band = '',
): PlotHeader {
  const long = textWidth(label, SIZE);
  // A name that is longer than the plot is wide begins over the axis' numbers.
  const x = Math.max(MARGIN, Math.min(left, right - long));
  const some =
    points.all === points.drawn ? '' : `${formatCount(points.all)} points, ${formatCount(points.drawn)} drawn`;
  const text = [band, some].filter(Boolean).join(' · ');
  if (!text) return { label: { text: label, x }, note: null, room: 0 };
  const row = x + long + APART + textWidth(text, SIZE) > right ? 1 : 0;
  return { label: { text: label, x }, note: { text, x: right, row }, room: row * ROW };
}

/** @param top of the plot, in pixels, its room for the header included */
export function PlotHeaderTexts({ header: { label, note }, top }: { header: PlotHeader; top: number }) {
  return (
    <>
      <text class="axis-label" x={label.x} y={top - 6}>
        {label.text}
      </text>
      {note && (
        <text class="axis-label" x={note.x} y={top - 6 - note.row * ROW} text-anchor="end">
          {note.text}
        </text>
      )}
    </>
  );
}
