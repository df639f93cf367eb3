import { parquetWriteBuffer } from 'hyparquet-writer';
import { longTable } from './long-table.ts';
import type { Recording } from './recording.ts';

/**
 * The long table of the CSV export as a Parquet file: run, replica, step, series, value. Values are float64, ±∞ and NaN
 * included; names are stored once. What was run stands in the file's own metadata, under `objectively`, as JSON.
 */
export function recordingToParquet(recording: Recording): ArrayBuffer {
  const columns = { run: [] as string[], replica: [] as number[], step: [] as number[], series: [] as string[] };
  const values: number[] = [];
  for (const { run, replica, step, series, value } of longTable(recording)) {
    columns.run.push(run);
    columns.replica.push(replica);
    columns.step.push(step);
    columns.series.push(series);
    values.push(value);
  }
  const { name, createdAt, experiment, environment } = recording;
  return parquetWriteBuffer({
    columnData: [
      { name: 'run', data: columns.run, type: 'STRING', nullable: false },
      { name: 'replica', data: columns.replica, type: 'INT32', nullable: false },
      { name: 'step', data: columns.step, type: 'INT32', nullable: false },
      { name: 'series', data: columns.series, type: 'STRING', nullable: false },
      // plain: in a dictionary, which is a Map, 0 and −0 would be one. statistics: readers skip pages by them, and least
      // and largest mean nothing where there is a NaN.
      {
        name: 'value',
        data: Float64Array.from(values),
        type: 'DOUBLE',
        nullable: false,
        encoding: 'PLAIN',
        statistics: false,
      },
    ],
    kvMetadata: [{ key: 'objectively', value: JSON.stringify({ name, createdAt, experiment, environment }) }],
    createdBy: 'Objectively',
  });
}
