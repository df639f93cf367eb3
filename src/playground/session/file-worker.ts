import * as Comlink from 'comlink';
import { strToU8, zipSync } from 'fflate';
import { recordingToCsv } from '../../recording/csv.ts';
import { recordingToParquet } from '../../recording/parquet.ts';
import { parseRecording } from '../../recording/parse.ts';
import type { Recording } from '../../recording/recording.ts';
import { serialiseRecording } from '../../recording/serialise.ts';
import { recordingToTensorboard } from '../../recording/tensorboard.ts';
import type { FileFormat } from './file-formats.ts';

const WRITERS: Record<FileFormat, (recording: Recording) => Uint8Array> = {
  csv: (recording) => strToU8(recordingToCsv(recording)),
  json: (recording) => strToU8(serialiseRecording(recording)),
  parquet: (recording) => new Uint8Array(recordingToParquet(recording)),
  tensorboard: recordingToTensorboard,
};

/**
 * Makes the files in which recordings leave the page: of 4 runs × 10⁴ records TensorBoard's events take seconds, which the
 * page's own thread has not. Recordings come as the text that is kept, which crosses at the speed of copying.
 */
const files = {
  make(text: string, format: FileFormat): Uint8Array {
    const content = WRITERS[format](parseRecording(text));
    return Comlink.transfer(content, [content.buffer]);
  },

  /** Several recordings as JSON files in one zip; `texts`: by the name of their file. */
  zip(texts: Record<string, string>): Uint8Array {
    const entries = Object.entries(texts).map(([name, text]) => [name, WRITERS.json(parseRecording(text))]);
    const content = zipSync(Object.fromEntries(entries));
    return Comlink.transfer(content, [content.buffer]);
  },
};

export type FileWorker = typeof files;

Comlink.expose(files);
