/** Every way in which a recording leaves the page as a file. */
export const FORMATS = {
  csv: { label: 'CSV', title: 'Every number, a line each', type: 'text/csv', extension: 'csv' },
  json: {
    label: 'JSON',
    title: 'The whole recording: it can be imported, and run again',
    type: 'application/json',
    extension: 'json',
  },
  parquet: {
    label: 'Parquet',
    title: 'Every number as a table for pandas, R, DuckDB',
    type: 'application/vnd.apache.parquet',
    extension: 'parquet',
  },
  tensorboard: {
    label: 'TensorBoard',
    title: 'A zip of event files, one a run and replica',
    type: 'application/zip',
    extension: 'tensorboard.zip',
  },
} as const;

export type FileFormat = keyof typeof FORMATS;
