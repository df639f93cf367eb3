import { InputError } from '../input-error.ts';
import type { Table } from './table.ts';

/** Throws InputError where a column has the same number in every row: it has no spread to scale by or to learn from. */
export function requireVariation(table: Table, columns: readonly string[] = table.columns): void {
  for (const column of columns) {
    const index = table.columns.indexOf(column);
    const first = table.rows[0][index];
    if (table.rows.every((row) => row[index] === first)) {
      throw new InputError({
        what: `${table.name}, column ${column}: every row has the same value`,
        got: first,
        expected: 'at least two different numbers',
        remedy: 'Choose another column.',
      });
    }
  }
}

/** A determinant of two columns' covariance is of their fourth power, and stays within float64's 1e308. */
const LARGEST_NUMBER = 1e50;
const SMALLEST_RANGE = 1e-50;

/** Throws InputError where a column's squares would overflow, or its spread's underflow: float64 cannot train on it. */
export function requireMagnitude(table: Table): void {
  for (const [index, column] of table.columns.entries()) {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const row of table.rows) {
      low = Math.min(low, row[index]);
      high = Math.max(high, row[index]);
    }
    const largest = -low > high ? low : high;
    if (Math.abs(largest) > LARGEST_NUMBER) {
      throw new InputError({
        what: `${table.name}, column ${column}: a number is too large to train on`,
        got: largest,
        expected: `at most ${LARGEST_NUMBER} either way`,
        remedy: 'Choose a larger unit, or correct the number.',
      });
    }
    if (high - low < SMALLEST_RANGE) {
      throw new InputError({
        what: `${table.name}, column ${column}: the numbers lie too close together to train on`,
        got: `a range of ${high - low}`,
        expected: `at least ${SMALLEST_RANGE}`,
        remedy: 'Choose a smaller unit.',
      });
    }
  }
}

/** Throws InputError where there are fewer rows than `purpose` takes: "8 components", "a line". */
export function requireRows(table: Table, minimum: number, purpose: string): void {
  if (table.rows.length >= minimum) return;
  throw new InputError({
    what: `${table.name} has too few rows for ${purpose}`,
    got: table.rows.length,
    expected: `at least ${minimum}`,
    remedy: 'Add rows, or ask for a smaller model.',
  });
}

/** Throws InputError where a text has more lines than can be worked with; read before it is parsed. */
export function requireFewLines(text: string, name: string, most: number): void {
  const end = text.includes('\n') ? '\n' : '\r';
  let lines = 0;
  for (let at = text.indexOf(end); at >= 0; at = text.indexOf(end, at + 1)) lines++;
  if (lines <= most + 1) return;
  throw new InputError({
    what: `${name} has too many lines to train on in a page`,
    got: lines,
    expected: `at most ${most} under its header`,
    remedy: 'Take a sample of its lines; the command line takes them all.',
  });
}
