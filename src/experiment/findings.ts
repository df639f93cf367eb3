import type { FoundTable } from '../recording/recording.ts';

/** What a study has found: named tables of numbers, so that every number is recorded, exported and replayed. */
export type Findings = readonly FoundTable[];

/** A table of findings. `columns`: name → unit, in order; `rows[row][column]`. */
export function foundTable(name: string, columns: Readonly<Record<string, string>>, rows: number[][]): FoundTable {
  return { name, columns: Object.entries(columns).map(([column, unit]) => ({ name: column, unit })), rows };
}

/** The rows of a found table as records by column name; none where the study has not come to it yet. */
export function foundRows<Column extends string>(findings: Findings, name: string): Record<Column, number>[] {
  const table = findings.find((each) => each.name === name);
  if (!table) return [];
  return table.rows.map(
    (row) => Object.fromEntries(table.columns.map((column, i) => [column.name, row[i]])) as Record<Column, number>,
  );
}
