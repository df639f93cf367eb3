import { fileName } from '../../recording/file-name.ts';
import type { PackedRecording } from '../../recording/packed.ts';
import type { Recording } from '../../recording/recording.ts';
import { describeError, notify } from '../state/notices.ts';
import { download } from './download.ts';
import { savedAsFile } from './leaving.ts';

/** Every way in which a recording leaves the page as a file. Each writer is loaded when it is first asked for. */
export const FORMATS = {
  csv: {
    label: 'CSV',
    title: 'Every number, a line each',
    type: 'text/csv',
    extension: 'csv',
    write: async (recording: Recording) => (await import('../../recording/csv.ts')).recordingToCsv(recording),
  },
  json: {
    label: 'JSON',
    title: 'The whole recording: it can be imported, and run again',
    type: 'application/json',
    extension: 'json',
    write: async (recording: Recording) => (await import('../../recording/serialise.ts')).serialiseRecording(recording),
  },
  parquet: {
    label: 'Parquet',
    title: 'Every number as a table for pandas, R, DuckDB',
    type: 'application/vnd.apache.parquet',
    extension: 'parquet',
    write: async (recording: Recording) =>
      new Uint8Array((await import('../../recording/parquet.ts')).recordingToParquet(recording)),
  },
  tensorboard: {
    label: 'TensorBoard',
    title: 'A zip of event files, one a run and replica',
    type: 'application/zip',
    extension: 'tensorboard.zip',
    write: async (recording: Recording) =>
      (await import('../../recording/tensorboard.ts')).recordingToTensorboard(recording),
  },
} as const;

export type FileFormat = keyof typeof FORMATS;

/** A recording that could not be kept, as the file that can be imported. */
export function saveTextAsFile({ summary, text }: PackedRecording): void {
  const { extension } = FORMATS.json;
  download(`${fileName(summary.name)}.${extension}`, text);
  savedAsFile([summary.id]);
}

/** Hands the reader a recording as a file; what goes wrong becomes a notice. */
export async function saveAsFile(recording: Recording, format: FileFormat): Promise<void> {
  const { write, extension, type } = FORMATS[format];
  try {
    download(`${fileName(recording.name)}.${extension}`, new Blob([(await write(recording)) as BlobPart], { type }));
    if (format === 'json') savedAsFile([recording.id]);
  } catch (error) {
    notify('wrong', 'export', describeError(error, 'Exporting the recording'));
  }
}
