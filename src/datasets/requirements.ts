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
