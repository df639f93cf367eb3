import type { PackedRecording } from './packed.ts';
import type { RecordingStore } from './store.ts';
import { newestFirst, type RecordingSummary } from './summary.ts';

/** `inMemory`: it goes when this tab is closed. */
export type ShelteredSummary = RecordingSummary & { inMemory: boolean };

/** A store that loses nothing while its tab is open. */
export interface ShelteredStore extends RecordingStore {
  list(): Promise<ShelteredSummary[]>;
  /** What `store` refuses stays in memory; the refusal is thrown all the same, to be told. */
  put(recording: PackedRecording): Promise<void>;
}

/**
 * A store with a shelter in this tab's memory, for what the browser has no room for. `store` null: the browser keeps
 * nothing, and all is in memory. When something is removed, what was refused is tried again.
 */
export function sheltered(store: RecordingStore | null): ShelteredStore {
  const shelter = new Map<string, PackedRecording>();

  async function put(recording: PackedRecording): Promise<void> {
    const { id } = recording.summary;
    shelter.set(id, recording);
    if (!store) return;
    await store.put(recording);
    shelter.delete(id);
  }

  async function tryAgain(): Promise<void> {
    for (const recording of [...shelter.values()]) {
      try {
        await put(recording);
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
    packed: async (id) => shelter.get(id) ?? store?.packed(id),
    put,
    rename: async (id, name) => {
      const sheltering = shelter.get(id);
      if (sheltering) shelter.set(id, { ...sheltering, summary: { ...sheltering.summary, name } });
      else await store?.rename(id, name);
    },
    remove: async (id) => {
      const sheltering = shelter.get(id);
      shelter.delete(id);
      const stored = await store?.remove(id);
      if (store) await tryAgain();
      return sheltering ?? stored;
    },
    close: () => store?.close(),
  };
}
