import Papa from 'papaparse';
import type { Recording } from './recording.ts';

/**
 * Every recorded number as a long table: one line a run, replica, step and series. What a study found follows under the
 * run `findings: NAME`, with its rows as steps and its columns as series. Values are exact; ±∞ and NaN are
 * the words Infinity, -Infinity and NaN, which R, pandas and JavaScript read as numbers.
 */
export function recordingToCsv(recording: Recording): string {
  const lines = ['run,replica,step,series,value'];
  for (const { label, steps, series } of recording.runs) {
    const run = quoted(label);
    for (const { name, values } of series) {
      const curve = quoted(name);
      values.forEach((byReplica, record) => {
        byReplica.forEach((value, replica) => {
          lines.push(`${run},${replica},${steps[record]},${curve},${value}`);
        });
      });
    }
  }
  for (const { name, columns, rows } of recording.findings) {
    const run = quoted(`findings: ${name}`);
    const names = columns.map((column) => quoted(column.name));
    rows.forEach((row, step) => {
      row.forEach((value, column) => {
        lines.push(`${run},0,${step},${names[column]},${value}`);
      });
    });
  }
  return `${lines.join('\n')}\n`;
}

/**
 * A name as a cell. Only names can need quotation marks: a million lines took 3.6 s this way, and 6.0 s with papaparse
 * looking at every number.
 */
function quoted(name: string): string {
  return Papa.unparse([[name]]);
}
