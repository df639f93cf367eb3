import * as Comlink from 'comlink';
import { strToU8, zipSync } from 'fflate';
import { recordingToCsv } from '../../recording/csv.ts';
import { type PackedRecording, packRecording, readRecordingText, unpackRecording } from '../../recording/packed.ts';
import { recordingToParquet } from '../../recording/parquet.ts';
import type { Recording } from '../../recording/recording.ts';
import { serialiseRecording } from '../../recording/serialise.ts';
import { recordingToTensorboard } from '../../recording/tensorboard.ts';
import type { OwnData } from '../state/own-data.ts';
import { type FileFormat, FORMATS } from './file-formats.ts';
import type { DataPurpose } from './read-own-data.ts';

const WRITERS: Record<FileFormat, (recording: Recording) => BlobPart> = {
  csv: recordingToCsv,
  json: (recording) => packRecording(recording).text,
  parquet: recordingToParquet,
  tensorboard: (recording) => recordingToTensorboard(recording) as BlobPart,
};

/**
 * Reads recordings and tables, and makes the files in which they leave the page: of 4 runs × 10⁴ records checking takes a second and
 * TensorBoard's events take several, which the page's own thread has not. Recordings come as they are kept, unread.
 */
const files = {
  read: unpackRecording,

  /** A table of the reader's own, for a lesson. Throws InputError for what it cannot be planned with. */
  async table(
    file: Blob,
    experiment: string,
    purpose: DataPurpose,
  ): Promise<Pick<OwnData, 'text' | 'offered' | 'columns'>> {
    // Recordings are read without the lessons.
    const [{ findExperiment }, { readOwnData }] = await Promise.all([
      import('../../../experiments/registry.ts'),
      import('./read-own-data.ts'),
    ]);
    return readOwnData(file, findExperiment(experiment), purpose);
  },

  /** A recording from a file, checked, and as it is to be kept. Throws InputError for what is none. */
  async take(text: Blob): Promise<{ recording: Recording; packed: PackedRecording }> {
    const recording = await readRecordingText(text);
    return { recording, packed: packRecording(recording) };
  },

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
