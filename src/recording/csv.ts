import Papa from 'papaparse';
import type { Recording } from './recording.ts';

const HEADER = ['run', 'replica', 'step', 'series', 'value'];

/**
 * Every recorded number as a long table: one line a run, replica, step and series. Values are exact; ±∞ and NaN are
 * the words Infinity, -Infinity and NaN, which R, pandas and JavaScript read as numbers.
 */
export function recordingToCsv(recording: Recording): string {
  const rows: (string | number)[][] = [HEADER];
  for (const { label, steps, series } of recording.runs) {
    for (const { name, values } of series) {
      values.forEach((byReplica, record) => {
        byReplica.forEach((value, replica) => {
          rows.push([label, replica, steps[record], name, value]);
        });
      });
    }
  }
  return `${Papa.unparse(rows, { newline: '\n' })}\n`;
}
