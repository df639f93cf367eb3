import type { ScaleLinear } from 'd3-scale';
import { formatTick } from '../format/numbers.ts';
import { textWidth } from './svg-text.ts';

/** Of a tick's text, in pixels. */
const TICK_SIZE = 12;
/** Beyond the end of the lower axis, in pixels: as much as every panel leaves there. */
const END_ROOM = 6;

export type LinearScale = ScaleLinear<number, number>;

/** Where a model panel of this height, in pixels, draws what. */
export interface PanelScales {
  x: LinearScale;
  y: LinearScale;
  height: number;
}

/** The lower axis of a model panel: a hairline and a few round ticks. */
export function BottomAxis({ scale, y, label }: { scale: LinearScale; y: number; label?: string }) {
  const [left, right] = scale.range();
  return (
    <g class="axis">
      <line x1={left} x2={right} y1={y} y2={y} />
      {scale.ticks(Math.max(2, Math.floor((right - left) / 70))).map((tick) => (
        <text key={tick} x={inside(scale(tick), formatTick(tick), right)} y={y + 18} text-anchor="middle">
          {formatTick(tick)}
        </text>
      ))}
      {label && (
        <text x={right} y={y - 6} text-anchor="end" class="axis-label">
          {label}
        </text>
      )}
    </g>
  );
}

/** Where the middle of a tick's text stands: at the end of the axis a drawing has only a margin for it. */
function inside(at: number, text: string, right: number): number {
  return Math.min(at, right + END_ROOM - textWidth(text, TICK_SIZE) / 2);
}

/** The left axis: ticks over faint rules. */
export function LeftAxis({ scale, left, right }: { scale: LinearScale; left: number; right: number }) {
  const [bottom, top] = scale.range();
  return (
    <g class="axis">
      {scale.ticks(Math.max(2, Math.floor((bottom - top) / 48))).map((tick) => (
        <g key={tick}>
          <line class="rule" x1={left} x2={right} y1={scale(tick)} y2={scale(tick)} />
          <text x={left - 6} y={scale(tick)} dy="0.35em" text-anchor="end">
            {formatTick(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}
