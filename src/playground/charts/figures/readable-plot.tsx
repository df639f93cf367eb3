import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { plainText } from '../../format/plain-text.ts';
import { FigureTooltip } from './figure-tooltip.tsx';
import { type Readout, spokenReadout } from './readout.ts';

/**
 * A drawing whose exact values can be read: under the pointer, by touch, and with arrow keys, which go from stop to stop.
 * `children`: the SVG. `over`: what is dragged, above it. `mark`: what shows which stop is read.
 */
export function ReadablePlot(props: {
  label: string;
  width: number;
  height: number;
  stops: number;
  /** Stops in a row, where ↑ and ↓ go from row to row. */
  perRow?: number;
  nearest(left: number, top: number): number | null;
  read(stop: number, pointerTop: number | null): Readout;
  mark?(stop: number): ComponentChildren;
  children: ComponentChildren;
  over?: ComponentChildren;
}) {
  const { label, width, height, stops, perRow, nearest, read, mark, children, over } = props;
  const [at, setAt] = useState<{ stop: number; top: number | null } | null>(null);
  const last = stops - 1;
  const stop = at && Math.min(at.stop, last);
  const readout = at && stop !== null && stop >= 0 ? read(stop, at.top) : null;

  const point = (event: PointerEvent) => {
    // What is being dragged says its own value, and needs to be seen.
    if (event.buttons > 0 && !(event.target as Element).matches('.reader')) return setAt(null);
    const frame = (event.currentTarget as Element).getBoundingClientRect();
    const [left, top] = [event.clientX - frame.left, event.clientY - frame.top];
    const found = nearest(left, top);
    setAt(found === null ? null : { stop: found, top });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return setAt(null);
    const by = strides(perRow, stops)[event.key];
    if (by === undefined) return;
    const from = stop ?? 0;
    setAt({ stop: Math.min(last, Math.max(0, from + by)), top: null });
    event.preventDefault();
  };
  return (
    <div
      class="readable-plot"
      style={{ height: `${height}px` }}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={(event) => event.pointerType !== 'touch' && setAt(null)}
    >
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {children}
        {stop !== null && stop >= 0 && mark?.(stop)}
      </svg>
      <div
        class="reader"
        role="slider"
        tabIndex={0}
        aria-label={`Values of ${plainText(label)}`}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, last)}
        aria-valuenow={Math.max(0, stop ?? 0)}
        aria-valuetext={readout ? spokenReadout(readout) : 'press an arrow key to read values'}
        onKeyDown={onKey}
        onBlur={() => setAt(null)}
      />
      {over}
      {readout && readout.rows.length > 0 && <FigureTooltip readout={readout} width={width} height={height} />}
    </div>
  );
}

/** How far each key goes. */
function strides(perRow: number | undefined, stops: number): Record<string, number | undefined> {
  const row = perRow ?? 1;
  const page = perRow ? perRow * 5 : Math.max(1, Math.round(stops / 10));
  return {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: perRow ? row : -1,
    ArrowUp: perRow ? -row : 1,
    PageDown: perRow ? page : -page,
    PageUp: perRow ? -page : page,
    Home: -stops,
    End: stops,
  };
}
