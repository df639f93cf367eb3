import Table from 'cli-table3';

/** A table as wide as the terminal (or 100 characters where there is none); its last column takes what is left. */
export function textTable(head: string[], rows: string[][], options: { wide?: number } = {}): string {
  const wide = options.wide ?? head.length - 1;
  const total = Math.max(72, Math.min(process.stdout.columns ?? 100, 140));
  const colWidths = head.map((heading, column) => {
    const longest = Math.max(heading.length, ...rows.map((row) => row[column].length));
    return Math.min(longest + 2, 34);
  });
  const others = colWidths.reduce((sum, width, column) => (column === wide ? sum : sum + width), 0);
  colWidths[wide] = Math.max(24, total - others - head.length - 1);
  const table = new Table({ head, colWidths, wordWrap: true, style: { head: [], border: [], compact: true } });
  table.push(...rows);
  return table.toString();
}
