import { cellRemedy, isDecimalComma } from '../../datasets/bad-cells.ts';
import type { BadCell, ListedColumn } from '../../datasets/list-columns.ts';
import { shortened } from '../format/shortened.ts';

/** Columns that a notice names. */
const MOST_NAMED = 6;

/** Which columns of a file are left out because they are not of numbers, and where that shows; null where none is. */
export function leftOutNote(name: string, offered: readonly ListedColumn[]): { text: string; list: string[] } | null {
  const found = offered.flatMap(({ name: column, flaw }) => (flaw ? [{ column, flaw }] : []));
  if (found.length === 0) return null;
  if (found.length === 1) {
    const [{ column, flaw }] = found;
    return { text: `Column ${column} of ${name} is left out: ${place(flaw)}.${hint(flaw)}`, list: [] };
  }
  const list = found.slice(0, MOST_NAMED).map(({ column, flaw }) => `${column}: ${place(flaw)}.${hint(flaw)}`);
  if (found.length > MOST_NAMED) list.push(`${found.length - MOST_NAMED} more.`);
  return { text: `${found.length} columns of ${name} are left out, for they are not of numbers.`, list };
}

function place({ line, cell }: BadCell): string {
  return cell === ''
    ? `line ${line} has nothing there`
    : `line ${line} has “${shortened(cell)}”, which is not a number`;
}

/** Of labels there is nothing to mend; of decimal commas there is. */
function hint({ cell }: BadCell): string {
  return isDecimalComma(cell) ? ` ${cellRemedy(cell)}` : '';
}
