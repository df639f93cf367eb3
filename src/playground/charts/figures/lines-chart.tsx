import { useState } from 'preact/hooks';
import type { LinesFigure } from '../../../experiment/figure.ts';
import { Prose } from '../../views/prose.tsx';
import { edgeMarks } from './edge-marks.ts';
import { LowerAxis, tickRoom, UprightAxis } from './figure-axes.tsx';
import type { FigureEditing } from './figure-editing.ts';
import { FigureLegend } from './figure-legend.tsx';
import { figureScale } from './figure-scale.ts';
import { handleRows } from './handle-rows.ts';
import { legendLines } from './line-families.ts';
import { LinesHandle } from './lines-handle.tsx';
import { EdgeMarks, LinesMarks } from './lines-marks.tsx';
import { nearestStop, readLines, stopsOf } from './lines-reading.ts';
import { ReadablePlot } from './readable-plot.tsx';
import { roleClass, roleStyle } from './role-style.ts';
import { unitText } from './unit-text.ts';

const BOTTOM = 24;
const RIGHT = 12;
const TOP = 8;
/** A row of handles' names above the drawing. */
const HANDLE_ROOM = 18;

/** Curves, points and bands over a common axis, with upright handles. `factor`: of handles' controls, nats to bits. */
export function LinesChart(props: {
  figure: LinesFigure;
  width: number;
  /** In pixels; left out: as its width suggests. */
  height?: number;
  factor: number;
  editing: FigureEditing | null;
}) {
  const { figure, width, factor, editing } = props;
  /** Entries of the legend that are switched off. */
  const [hidden, setHidden] = useState<readonly number[]>([]);
  const { lines, handles = [] } = figure;
  const entries = legendLines(lines);
  const shown = lines.filter((_, index) => !hidden.some((entry) => entries[entry]?.members.includes(index)));
  const height = props.height ?? (width < 480 ? 240 : 280);
  const small = height < 200;
  const top = TOP + handles.length * HANDLE_ROOM;
  const base = height - BOTTOM;
  const y = figureScale(
    figure.y.scale,
    shown.flatMap(({ points }) => points.flatMap(([, ...values]) => values)),
    [base, top],
    { about: small ? 28 : 44, round: true },
  );
  const left = tickRoom(y.ticks);
  const xs = [...lines.flatMap(({ points }) => points.map(([at]) => at)), ...handles.map((handle) => handle.x)];
  const x = figureScale(figure.x.scale, xs, [left, width - RIGHT], {
    about: width < 300 ? 44 : 72,
    round: false,
    whole: figure.x.whole ?? false,
  });
  const rows = handleRows(
    handles.map((handle) => ({ label: handle.label, at: x.place(handle.x) ?? left })),
    x.range,
  );
  const stops = stopsOf(shown, x);
  const { marks, notes } = edgeMarks(shown, x, y);
  const read = (stop: number, pointerTop: number | null) =>
    readLines(figure, shown, { x, y }, stops[stop] ?? Number.NaN, pointerTop);

  return (
    <>
      <p class="axis-name">
        <Prose text={figure.y.label} />
        <span class="unit">{unitText(figure.y.unit)}</span>
      </p>
      <ReadablePlot
        label={figure.title}
        width={width}
        height={height}
        stops={stops.length}
        nearest={(at) => nearestStop(stops, x, at)}
        read={read}
        mark={(stop) => {
          const at = x.place(stops[stop]) ?? left;
          return (
            <g class="read-mark">
              <line x1={at} x2={at} y1={top} y2={base} />
              {shown.map(({ role, mark, points }, index) => {
                const point = mark === 'band' ? undefined : points.find(([each]) => each === stops[stop]);
                const py = point && y.place(point[1]);
                if (py === undefined || py === null) return null;
                return (
                  <circle
                    // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
                    key={index}
                    class={`read-dot ${roleClass(role)}`}
                    style={roleStyle(role)}
                    cx={at}
                    cy={py}
                    r={4.5}
                  />
                );
              })}
            </g>
          );
        }}
        over={handles.map((handle, index) => (
          <LinesHandle
            key={`${handle.control ?? ''} ${handle.label}`}
            handle={handle}
            x={x}
            factor={factor}
            top={TOP + rows[index] * HANDLE_ROOM}
            base={base}
            editing={editing}
          />
        ))}
      >
        <UprightAxis scale={y} left={left} right={width - RIGHT} />
        <LowerAxis scale={x} y={base} />
        <LinesMarks lines={shown} x={x} y={y} />
        <EdgeMarks marks={marks} lines={shown} x={x} y={y} />
      </ReadablePlot>
      <p class="axis-name lower">
        <Prose text={figure.x.label} />
        <span class="unit">{unitText(figure.x.unit)}</span>
      </p>
      {notes.length > 0 && <p class="figure-note">{notes.join(' ')}</p>}
      {entries.length > 1 && (
        <FigureLegend
          entries={entries}
          hidden={hidden}
          onToggle={(index) =>
            setHidden(hidden.includes(index) ? hidden.filter((each) => each !== index) : [...hidden, index])
          }
        />
      )}
    </>
  );
}
