import { checkTextLength, parseRecording } from './parse.ts';
import type { Recording } from './recording.ts';
import { serialiseInPieces } from './serialise.ts';
import { type RecordingSummary, summarise } from './summary.ts';

/**
 * A recording as it is kept and sent between threads: its text as a Blob, which the browser holds outside of any thread's
 * memory, and what a list shows of it. A long run's numbers are hundreds of megabytes: as objects they would hold the page
 * for seconds, and as one string they would be in memory three times.
 */
export interface PackedRecording {
  summary: RecordingSummary;
  text: Blob;
}

/** Characters that are put by at a time. */
const PIECE = 2 ** 22;

export function packRecording(recording: Recording): PackedRecording {
  const parts: Blob[] = [];
  let piece = '';
  const putBy = () => {
    parts.push(new Blob([piece]));
    piece = '';
  };
  serialiseInPieces(recording, (text) => {
    piece += text;
    if (piece.length >= PIECE) putBy();
  });
  putBy();
  const text = new Blob(parts, { type: 'application/json' });
  return { summary: summarise(recording, text.size), text };
}

/** Checked like a file from outside. Its name is the summary's: a recording is renamed without being written anew. */
export async function unpackRecording({ summary: { name }, text }: PackedRecording): Promise<Recording> {
  return { ...(await readRecordingText(text)), name };
}

/** Throws InputError for a text that is too long, before it is in memory, or no recording. */
export async function readRecordingText(text: Blob): Promise<Recording> {
  checkTextLength(text.size);
  return parseRecording(await text.text());
}
