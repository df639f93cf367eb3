import { useMemo, useState } from 'preact/hooks';
import type { CurveLine } from '../charts/curve-lines.ts';
import { type CurveColumn, type CurveRow, curveTable, tableText } from '../charts/curve-table.ts';
import { formatCount, formatNumber } from '../format/numbers.ts';
import { displayUnit } from '../format/units.ts';
import { describeError, notify } from '../state/notices.ts';
import { settings } from '../state/store.ts';

/** Of a row, in CSS pixels, as the style sheet has it. */
const ROW = 26;
/** What the frame shows of it. */
const HEIGHT = 316;

/** The shown curves in rows: recorded values with every digit, what was worked out from them as numbers are read. Of 10⁵ rows only those in view are made. */
export function CurveTable({ lines }: { lines: readonly CurveLine[] }) {
  const { units, curveOf } = settings.value;
  const [top, setTop] = useState(0);
  const kind = curveOf === 'replica' ? null : curveOf;
  const table = useMemo(() => curveTable(lines, kind, (unit) => displayUnit(unit, units)), [lines, kind, units]);
  const first = Math.max(0, Math.min(Math.floor(top / ROW) - 4, table.count - 1));
  const last = Math.min(table.count, first + Math.ceil(HEIGHT / ROW) + 8);
  const rows = Array.from({ length: Math.max(0, last - first) }, (_, index) => table.row(first + index));
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(tableText(table));
      notify(
        'note',
        'table',
        `${formatCount(table.count)} rows are on the clipboard, separated by tabs, with every digit.`,
      );
    } catch (error) {
      notify('wrong', 'table', describeError(error, 'Copying the table'));
    }
  };
  return (
    <>
      <section
        class="curve-table"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
        tabIndex={0}
        aria-label="Training curves, as a table"
        style={{ maxHeight: `${HEIGHT}px` }}
        onScroll={({ currentTarget: { scrollTop } }) => setTop(scrollTop)}
      >
        {/* As high as all rows together, so that the scroll bar tells the truth. */}
        <div style={{ height: `${(table.count + 1) * ROW}px`, paddingTop: `${first * ROW}px` }}>
          <table aria-rowcount={table.count + 1}>
            <thead>
              <tr>
                {table.columns.map(({ label }) => (
                  <th key={label} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <Row key={row[0]} row={row} columns={table.columns} index={first + index} />
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <p class="hint">
        {formatCount(table.count)} rows.{' '}
        <button type="button" class="text-button" onClick={() => void copy()}>
          Copy all
        </button>
      </p>
    </>
  );
}

function Row({ row, columns, index }: { row: CurveRow; columns: readonly CurveColumn[]; index: number }) {
  const [step, ...values] = row;
  return (
    <tr aria-rowindex={index + 2}>
      <th scope="row">{typeof step === 'number' ? formatCount(step) : step}</th>
      {values.map((value, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
        <td key={column} class={Number.isNaN(value) ? 'wrong' : ''}>
          {value === null ? '' : columns[column + 1].exact ? everyDigit(value) : formatNumber(value)}
        </td>
      ))}
    </tr>
  );
}

function everyDigit(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '∞';
  return value === Number.NEGATIVE_INFINITY ? '−∞' : String(value).replace('-', '−');
}
