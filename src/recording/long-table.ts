import type { Recording } from './recording.ts';

/** A line of the long table: one number, with its place. */
export interface LongRow {
  run: string;
  /** From 1, as on the page; 1 where there is no replica. */
  replica: number;
  step: number;
  series: string;
  value: number;
}

/**
 * Every recorded number: one line a run, series, step and replica. What a study found follows under the run
 * `findings: NAME`, with its rows as steps, from 1, and its columns as series. The same object each time: a table may have millions
 * of lines.
 */
export function* longTable({ runs, findings }: Recording): Generator<Readonly<LongRow>, void> {
  const line: LongRow = { run: '', replica: 1, step: 0, series: '', value: 0 };
  for (const { label, steps, series } of runs) {
    line.run = label;
    for (const { name, values } of series) {
      line.series = name;
      for (const [record, byReplica] of values.entries()) {
        line.step = steps[record];
        for (let replica = 0; replica < byReplica.length; replica++) {
          line.replica = replica + 1;
          line.value = byReplica[replica];
          yield line;
        }
      }
    }
  }
  line.replica = 1;
  for (const { name, columns, rows } of findings) {
    line.run = `findings: ${name}`;
    for (const [row, cells] of rows.entries()) {
      line.step = row + 1;
      for (const [column, value] of cells.entries()) {
        line.series = columns[column].name;
        line.value = value;
        yield line;
      }
    }
  }
}
