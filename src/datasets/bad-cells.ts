import { parseDecimal } from '../parse-decimal.ts';
import type { Line } from './table-lines.ts';

/** Whether most cells of a column are numbers, so that one that is none is a mistake. */
export function isNumeric(lines: readonly Line[], column: number): boolean {
  const numbers = lines.filter(({ cells }) => parseDecimal(cells[column] ?? '') !== undefined).length;
  return numbers * 2 > lines.length;
}

/** Whether most cells of a column are words: nothing is wrong with them, but they have no place in a model. */
export function isLabels(lines: readonly Line[], column: number): boolean {
  return lines.filter(({ cells }) => isWord(cells[column] ?? '')).length * 2 > lines.length;
}

/** A name, a date: no number, and not meant as one. */
export function isWord(cell: string): boolean {
  return !/^[+-]?[\d.,]*(e[+-]?\d*)?$/i.test(cell) && !MISSING.test(cell);
}

const MISSING = /^[+-]?(nan|na|n\/a|null|inf|infinity)$/i;

/** What is wrong with a cell that is no number. */
export function complaint(cell: string): string {
  if (cell === '') return 'the cell is empty';
  return MISSING.test(cell) ? 'the cell is missing or not finite' : 'the cell is not a number';
}

/** What to do about a cell that is no number. */
export function cellRemedy(cell: string): string {
  if (!isDecimalComma(cell)) return 'Correct the cell, or remove its line.';
  return `Write decimals with a point: ${cell.replace(',', '.')}.`;
}

/** "1,5", in a file whose cells are parted by something else. */
export function isDecimalComma(cell: string): boolean {
  return /^[+-]?\d+,\d+$/.test(cell);
}
