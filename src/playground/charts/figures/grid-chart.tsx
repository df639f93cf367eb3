import type { GridFigure } from '../../../experiment/figure.ts';
import { formatNumber, formatShort } from '../../format/numbers.ts';
import { plainText } from '../../format/plain-text.ts';
import { Prose } from '../../views/prose.tsx';
import { ReadablePlot } from './readable-plot.tsx';
import { unitText } from './unit-text.ts';

const LETTER = 6.6;
const RIGHT = 6;
const BOTTOM = 24;
const TOP = 4;
/** Cells at least so large say their value. */
const ROOM_FOR_VALUE = { width: 42, height: 20 };
const TALLEST = 420;
/** Smaller cells have no lines between them. */
const SMALL = 16;

/** A matrix as cells, darker where more; the value in each where there is room. */
export function GridChart({ figure, width }: { figure: GridFigure; width: number }) {
  const { x, y, values, unit } = figure;
  const rows = values.length;
  const columns = Math.max(1, ...values.map((row) => row.length));
  const left = Math.min(120, 14 + LETTER * Math.max(1, ...y.ticks.map((tick) => tick.length)));
  const cell = { width: (width - left - RIGHT) / columns, height: 0 };
  cell.height = Math.min(48, Math.max(6, cell.width * 0.72), TALLEST / Math.max(1, rows));
  const base = TOP + rows * cell.height;
  const finite = values.flat().filter(Number.isFinite);
  const low = Math.min(0, ...finite);
  const high = Math.max(low, ...finite);
  const share = (value: number) => {
    if (Number.isNaN(value)) return 0;
    return high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0;
  };
  const says = cell.width >= ROOM_FOR_VALUE.width && cell.height >= ROOM_FOR_VALUE.height;
  const everyX = Math.ceil((LETTER * Math.max(1, ...x.ticks.map((tick) => tick.length)) + 8) / cell.width);
  const everyY = Math.ceil(15 / cell.height);
  const corner = (stop: number) => ({
    x: left + (stop % columns) * cell.width,
    y: TOP + Math.floor(stop / columns) * cell.height,
  });

  return (
    <>
      <p class="axis-name">
        <Prose text={y.label} />
      </p>
      <ReadablePlot
        label={figure.title}
        width={width}
        height={base + BOTTOM}
        stops={rows * columns}
        perRow={columns}
        nearest={(atX, atY) => {
          const [column, row] = [Math.floor((atX - left) / cell.width), Math.floor((atY - TOP) / cell.height)];
          return column < 0 || column >= columns || row < 0 || row >= rows ? null : row * columns + column;
        }}
        read={(stop) => {
          const [row, column] = [Math.floor(stop / columns), stop % columns];
          const at = corner(stop);
          return {
            heading: `${y.label} ${y.ticks[row] ?? ''} · ${x.label} ${x.ticks[column] ?? ''}`,
            rows: [{ label: unit === '1' ? 'value' : unit, role: 'data', value: formatNumber(values[row]?.[column]) }],
            left: at.x + cell.width,
            top: at.y,
          };
        }}
        mark={(stop) => <rect class="read-cell" {...corner(stop)} width={cell.width} height={cell.height} />}
      >
        {values.map((row, rowIndex) =>
          row.map((value, column) => {
            const at = corner(rowIndex * columns + column);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
              <g key={`${rowIndex} ${column}`}>
                <rect
                  class={`grid-cell ${Number.isNaN(value) ? 'no-number' : cell.width < SMALL ? 'fine' : ''}`}
                  style={{ '--share': share(value) }}
                  {...at}
                  width={cell.width}
                  height={cell.height}
                />
                {(says || !Number.isFinite(value)) && (
                  <text x={at.x + cell.width / 2} y={at.y + cell.height / 2} dy="0.35em" text-anchor="middle">
                    {Number.isNaN(value) ? '×' : formatShort(value, 3)}
                  </text>
                )}
              </g>
            );
          }),
        )}
        <rect class="grid-frame" x={left} y={TOP} width={columns * cell.width} height={rows * cell.height} />
        <g class="axis">
          {y.ticks.map(
            (tick, row) =>
              row % everyY === 0 && (
                // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
                <text key={row} x={left - 7} y={TOP + (row + 0.5) * cell.height} dy="0.35em" text-anchor="end">
                  {plainText(tick)}
                </text>
              ),
          )}
          {x.ticks.map(
            (tick, column) =>
              column % everyX === 0 && (
                // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
                <text key={column} x={left + (column + 0.5) * cell.width} y={base + 17} text-anchor="middle">
                  {plainText(tick)}
                </text>
              ),
          )}
        </g>
      </ReadablePlot>
      <div class="grid-foot">
        <p class="grid-scale">
          {formatShort(low, 3)}
          <span class="grid-ramp" aria-hidden="true" />
          {formatShort(high, 3)}
          <span class="unit">{unitText(unit)}</span>
        </p>
        <p class="axis-name lower">
          <Prose text={x.label} />
        </p>
      </div>
    </>
  );
}
