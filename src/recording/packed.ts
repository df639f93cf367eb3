import type { Recording } from './recording.ts';
import { serialiseRecording } from './serialise.ts';
import { type RecordingSummary, summarise } from './summary.ts';

/**
 * A recording as it is kept and sent between threads: one string, which crosses at the speed of copying, and what a list
 * shows of it. A long run's numbers as objects would hold the page's main thread for seconds.
 */
export interface PackedRecording {
  summary: RecordingSummary;
  text: string;
}

export function packRecording(recording: Recording): PackedRecording {
  const text = serialiseRecording(recording);
  return { summary: summarise(recording, text.length), text };
}
