import { formatTick } from '../../format/numbers.ts';
import type { FigureScale } from './figure-scale.ts';

/** Pixels that a digit of a tick takes. */
const DIGIT = 6.9;

/** Room for the ticks of an upright axis. */
export function tickRoom(ticks: readonly number[]): number {
  return Math.ceil(12 + DIGIT * Math.max(1, ...ticks.map((tick) => formatTick(tick).length)));
}

/** An upright axis: faint rules across, a number at each. */
export function UprightAxis({ scale, left, right }: { scale: FigureScale; left: number; right: number }) {
  return (
    <g class="axis">
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line class="rule" x1={left} x2={right} y1={scale.place(tick)!} y2={scale.place(tick)!} />
          <text x={left - 7} y={scale.place(tick)!} dy="0.35em" text-anchor="end">
            {formatTick(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Between numbers of the lower axis, in pixels. */
const APART = 4;

/** How many ticks on from one that has its number the next has: as few as numbers that do not touch let. */
export function numberedEvery({ ticks, place }: FigureScale): number {
  const ends = ticks.map((tick) => {
    const [middle, half] = [place(tick)!, (DIGIT * formatTick(tick).length) / 2];
    return { from: middle - half, to: middle + half };
  });
  const touch = (every: number) =>
    ends.some(({ from }, index) => index >= every && index % every === 0 && from - ends[index - every].to < APART);
  let every = 1;
  while (touch(every)) every++;
  return every;
}

/** The lower axis: a hairline, a short stroke at each tick, and a number where it touches no other. */
export function LowerAxis({ scale, y }: { scale: FigureScale; y: number }) {
  const [left, right] = scale.range;
  const every = numberedEvery(scale);
  return (
    <g class="axis">
      <line x1={left} x2={right} y1={y} y2={y} />
      {scale.ticks.map((tick, index) => {
        const x = scale.place(tick)!;
        // At the ends a number stays within the drawing.
        const anchor = right - x < 14 ? 'end' : x - left < 4 && left < 14 ? 'start' : 'middle';
        return (
          <g key={tick}>
            <line x1={x} x2={x} y1={y} y2={y + 4} />
            {index % every === 0 && (
              <text x={anchor === 'end' ? Math.min(right + 6, x + 14) : x} y={y + 17} text-anchor={anchor}>
                {formatTick(tick)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
