import { unpackRecording } from './packed.ts';
import type { Recording } from './recording.ts';
import type { RecordingStore } from './store.ts';

/** The recording of this id, read as the page reads it; undefined where there is none. */
export async function recordingIn(store: Pick<RecordingStore, 'packed'>, id: string): Promise<Recording | undefined> {
  const packed = await store.packed(id);
  return packed && unpackRecording(packed);
}
