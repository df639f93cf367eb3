import { parseDecimal } from '../parse-decimal.ts';
import { isNumeric } from './bad-cells.ts';
import { readHeader } from './parse-table.ts';
import { splitLines } from './table-lines.ts';

/** A named column of a file. */
export interface ListedColumn {
  name: string;
  /** Most cells are numbers, so that a bad cell is an error. */
  numeric: boolean;
  /** Of a column that is not numeric: its first cell that is no number. */
  flaw?: BadCell;
}

export interface BadCell {
  /** In the file, from 1. */
  line: number;
  cell: string;
}

/** The named columns of CSV text in order. */
export function listColumns(text: string, name: string): ListedColumn[] {
  const [header, ...lines] = splitLines(text, name);
  if (!header) return [];
  return readHeader(header, name).flatMap((column, i): ListedColumn[] => {
    if (column === '') return [];
    if (isNumeric(lines, i)) return [{ name: column, numeric: true }];
    const bad = lines.find(({ cells }) => parseDecimal(cells[i] ?? '') === undefined);
    const flaw = bad && { line: bad.number, cell: bad.cells[i] ?? '' };
    return [{ name: column, numeric: false, flaw }];
  });
}
