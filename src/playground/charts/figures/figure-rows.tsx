import { formatNumber } from '../../format/numbers.ts';
import { plainText } from '../../format/plain-text.ts';
import { Prose } from '../../views/prose.tsx';
import type { FigureTable } from './figure-table.ts';
import { unitText } from './unit-text.ts';

/** A table of words and at least so many columns is too wide for a phone: there each row is its words, and its numbers beneath. */
const WIDE = 5;

/** Numbers and words in rows; numbers stand to the right. Wide or long tables scroll in their sheet. */
export function FigureRows({ table: { columns, rows }, title }: { table: FigureTable; title: string }) {
  const numeric = columns.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  const worded = columns.length >= WIDE && !numeric[0];
  return (
    <section
      class={worded ? 'figure-rows worded' : 'figure-rows'}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
      tabIndex={0}
      aria-label={`${plainText(title)}, as a table`}
    >
      <table>
        <thead>
          <tr>
            {columns.map(({ label, unit }, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
              <th key={column} scope="col" class={numeric[column] ? 'number' : ''}>
                <Prose text={label} />
                <span class="unit">{unitText(unit)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
            <tr key={index}>
              {columns.map(({ label, unit }, column) => {
                const cell = row[column] ?? '';
                const text = typeof cell === 'number' ? formatNumber(cell) : <Prose text={cell} />;
                return (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
                    key={column}
                    class={numeric[column] ? 'number' : ''}
                    data-label={`${plainText(label)}${unitText(unit)}`}
                  >
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
