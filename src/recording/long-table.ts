import type { Recording } from './recording.ts';

/** A line of the long table: one number, with its place. */
export interface LongRow {
  run: string;
  replica: number;
  step: number;
  series: string;
  value: number;
}

/**
 * Every recorded number: one line a run, series, step and replica. What a study found follows under the run
 * `findings: NAME`, with its rows as steps and its columns as series. The same object each time: a table may have millions
 * of lines.
 */
export function* longTable({ runs, findings }: Recording): Generator<Readonly<LongRow>, void> {
  const line: LongRow = { run: '', replica: 0, step: 0, series: '', value: 0 };
  for (const { label, steps, series } of runs) {
    line.run = label;
    for (const { name, values } of series) {
      line.series = name;
      for (const [record, byReplica] of values.entries()) {
        line.step = steps[record];
        for (let replica = 0; replica < byReplica.length; replica++) {
          line.replica = replica;
          line.value = byReplica[replica];
          yield line;
        }
      }
    }
  }
  line.replica = 0;
  for (const { name, columns, rows } of findings) {
    line.run = `findings: ${name}`;
    for (let step = 0; step < rows.length; step++) {
      line.step = step;
      for (const [column, value] of rows[step].entries()) {
        line.series = columns[column].name;
        line.value = value;
        yield line;
      }
    }
  }
}
