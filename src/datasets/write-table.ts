import Papa from 'papaparse';

/** A table as CSV text that `parseTable` reads back as the same numbers: a header line, then a line a row. */
export function writeTable(columns: readonly string[], rows: readonly (readonly number[])[]): string {
  return `${Papa.unparse([columns.map(String), ...rows.map((row) => row.map(String))], { newline: '\n' })}\n`;
}
