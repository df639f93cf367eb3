import { signal } from '@preact/signals';
import type { Recording } from '../../recording/recording.ts';
import { readRecording } from './recordings.ts';

/** Recordings chosen to be compared: none, one that waits for a second, or two. */
export const compared = signal<readonly Recording[]>([]);

/** Chooses a recording, or lets it go. A third takes the place of the second. */
export async function toggleCompared(id: string): Promise<void> {
  if (compared.peek().some((each) => each.id === id)) {
    compared.value = compared.peek().filter((each) => each.id !== id);
    return;
  }
  const recording = await readRecording(id);
  if (recording) compared.value = [...compared.peek().slice(0, 1), recording];
}
