import * as Comlink from 'comlink';
import { strToU8, zipSync } from 'fflate';
import { recordingToCsv } from '../../recording/csv.ts';
import { type PackedRecording, packRecording, unpackRecording } from '../../recording/packed.ts';
import { recordingToParquet } from '../../recording/parquet.ts';
import type { Recording } from '../../recording/recording.ts';
import { serialiseRecording } from '../../recording/serialise.ts';
import { recordingToTensorboard } from '../../recording/tensorboard.ts';
import { type FileFormat, FORMATS } from './file-formats.ts';

const WRITERS: Record<FileFormat, (recording: Recording) => BlobPart> = {
  csv: recordingToCsv,
  json: (recording) => packRecording(recording).text,
  parquet: recordingToParquet,
  tensorboard: (recording) => recordingToTensorboard(recording) as BlobPart,
};

/**
 * Makes the files in which recordings leave the page: of 4 runs × 10⁴ records TensorBoard's events take seconds, which the
 * page's own thread has not. Recordings come as they are kept, unread.
 */
const files = {
  async make(packed: PackedRecording, format: FileFormat): Promise<Blob> {
    const content = WRITERS[format](await unpackRecording(packed));
    return new Blob([content], { type: FORMATS[format].type });
  },

  /** Several recordings as JSON files in one zip. */
  async zip(list: readonly PackedRecording[]): Promise<Blob> {
    const entries: Record<string, Uint8Array> = {};
    for (const packed of list) {
      entries[`${packed.summary.id}.json`] = strToU8(serialiseRecording(await unpackRecording(packed)));
    }
    return new Blob([zipSync(entries) as BlobPart], { type: 'application/zip' });
  },
};

export type FileWorker = typeof files;

Comlink.expose(files);
