import { parseRecording } from './parse.ts';
import type { Recording } from './recording.ts';
import { serialiseRecording } from './serialise.ts';
import type { RecordingStore } from './store.ts';
import { newestFirst, type RecordingSummary, summarise } from './summary.ts';

/** `inMemory`: it goes when this tab is closed. */
export type ShelteredSummary = RecordingSummary & { inMemory: boolean };

/** A store that loses nothing while its tab is open. */
export interface ShelteredStore extends RecordingStore {
  list(): Promise<ShelteredSummary[]>;
  /** What `store` refuses stays in memory; the refusal is thrown all the same, to be told. */
  put(recording: Recording): Promise<void>;
}

/**
 * A store with a shelter in this tab's memory, for what the browser has no room for. `store` null: the browser keeps
 * nothing, and all is in memory. When something is removed, what was refused is tried again.
 */
export function sheltered(store: RecordingStore | null): ShelteredStore {
  const shelter = new Map<string, { text: string; summary: RecordingSummary }>();

  /** As text, like the store itself: nobody who holds the object can change what is kept. */
  function hold(recording: Recording): void {
    const text = serialiseRecording(recording);
    shelter.set(recording.id, { text, summary: summarise(recording, text.length) });
  }

  async function put(recording: Recording): Promise<void> {
    hold(recording);
    if (!store) return;
    await store.put(recording);
    shelter.delete(recording.id);
  }

  function held(id: string): Recording | undefined {
    const sheltering = shelter.get(id);
    return sheltering && parseRecording(sheltering.text);
  }

  async function tryAgain(): Promise<void> {
    for (const { text } of shelter.values()) {
      try {
        await put(parseRecording(text));
      } catch {
        // Still no room for this one; it was told when it was first refused.
      }
    }
  }

  return {
    list: async () => {
      const stored = (await store?.list()) ?? [];
      return [
        ...stored.filter(({ id }) => !shelter.has(id)).map((summary) => ({ ...summary, inMemory: false })),
        ...[...shelter.values()].map(({ summary }) => ({ ...summary, inMemory: true })),
      ].sort(newestFirst);
    },
    get: async (id) => held(id) ?? store?.get(id),
    put,
    rename: async (id, name) => {
      const recording = held(id);
      if (recording) hold({ ...recording, name });
      else await store?.rename(id, name);
    },
    remove: async (id) => {
      const recording = held(id);
      shelter.delete(id);
      const stored = await store?.remove(id);
      if (store) await tryAgain();
      return recording ?? stored;
    },
    close: () => store?.close(),
  };
}
