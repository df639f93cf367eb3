import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { InputError } from '../input-error.ts';
import type { PackedRecording } from './packed.ts';
import { parseRecording } from './parse.ts';
import type { Recording } from './recording.ts';
import { newestFirst, type RecordingSummary, summarise } from './summary.ts';

/** The recordings that this browser keeps. Every change is one transaction: it happens wholly or not at all. */
export interface RecordingStore {
  /** Newest first. */
  list(): Promise<RecordingSummary[]>;
  /** As it is kept, unread; undefined where there is none of this id. */
  packed(id: string): Promise<PackedRecording | undefined>;
  /** Adds, or replaces the one of the same id. Throws InputError where there is no room. */
  put(recording: PackedRecording): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  /** Returns what was removed, so that `put` can bring it back. */
  remove(id: string): Promise<PackedRecording | undefined>;
  close(): void;
}

/** Summaries and texts are apart, so that a list does not read megabytes. */
interface Schema extends DBSchema {
  summaries: { key: string; value: RecordingSummary };
  /** Earlier versions of the page kept strings. */
  texts: { key: string; value: Blob | string };
}

const BOTH = ['summaries', 'texts'] as const;

/** 2: summaries say how far a run went and what it was trained on. */
const DATABASE_VERSION = 2;

/** Opens the browser's store (IndexedDB). Throws InputError where the browser keeps nothing, as in some private modes. */
export async function openRecordingStore(databaseName = 'objectively'): Promise<RecordingStore> {
  const database = await open(databaseName);

  async function put({ summary, text }: PackedRecording): Promise<void> {
    const transaction = begun(database, text.size);
    try {
      await transaction.objectStore('summaries').put(summary, summary.id);
      await transaction.objectStore('texts').put(text, summary.id);
      await transaction.done;
    } catch (error) {
      abort(transaction);
      throw explained(transaction.error ?? error, text.size);
    }
  }

  return {
    list: async () => {
      const summaries = await database.getAll('summaries');
      return summaries.sort(newestFirst);
    },
    packed: (id) => packedIn(database.transaction(BOTH), id),
    put,
    rename: async (id, name) => {
      const { store, done } = database.transaction('summaries', 'readwrite');
      const summary = await store.get(id);
      if (summary) await store.put({ ...summary, name }, id);
      await done;
    },
    remove: async (id) => {
      const transaction = database.transaction(BOTH, 'readwrite');
      const removed = await packedIn(transaction, id);
      await Promise.all([...BOTH.map((name) => transaction.objectStore(name).delete(id)), transaction.done]);
      return removed;
    },
    close: () => database.close(),
  };
}

/** What both stores have of a recording. */
async function packedIn(
  transaction: Pick<IDBPTransaction<Schema, (typeof BOTH)[number][], 'readonly' | 'readwrite'>, 'objectStore'>,
  id: string,
): Promise<PackedRecording | undefined> {
  const summary = await transaction.objectStore('summaries').get(id);
  const text = await transaction.objectStore('texts').get(id);
  if (!summary || text === undefined) return undefined;
  return { summary, text: typeof text === 'string' ? new Blob([text]) : text };
}

/** A transaction over both stores. */
function begun(database: IDBPDatabase<Schema>, size: number) {
  try {
    return database.transaction(BOTH, 'readwrite');
  } catch (error) {
    throw explained(error, size);
  }
}

async function open(name: string): Promise<IDBPDatabase<Schema>> {
  try {
    const database: IDBPDatabase<Schema> = await openDB<Schema>(name, DATABASE_VERSION, {
      async upgrade(created, from, _to, transaction) {
        if (from === 0) for (const store of BOTH) created.createObjectStore(store);
        else await summariseAnew(transaction);
      },
      // A later version of the page, in another tab, must not wait for this one; nor wait we for an earlier one's tab.
      blocking: () => database.close(),
    });
    return database;
  } catch (error) {
    throw new InputError({
      what: 'This browser keeps no recordings here',
      got: (error as Error).message,
      expected: 'a browser that allows storage (IndexedDB)',
      remedy: 'Leave private browsing or allow storage for this page; until then, export recordings as files.',
    });
  }
}

/** Summaries of an earlier version's recordings. One that cannot be read any more keeps its text, to be told so when opened. */
async function summariseAnew(
  transaction: IDBPTransaction<Schema, (typeof BOTH)[number][], 'versionchange'>,
): Promise<void> {
  const [summaries, texts] = BOTH.map((name) => transaction.objectStore(name));
  for (let cursor = await texts.openCursor(); cursor; cursor = await cursor.continue()) {
    const text = cursor.value as string;
    const recording = readable(text);
    const earlier = (await summaries.get(cursor.key)) as RecordingSummary;
    const unknown = { data: null, progress: { taken: 0, planned: 0, ended: true } };
    await summaries.put(recording ? summarise(recording, text.length) : { ...earlier, ...unknown }, cursor.key);
  }
}

function readable(text: string): Recording | null {
  try {
    return parseRecording(text);
  } catch {
    return null;
  }
}

/** Where only the second of two writes was refused, the first must not stay. */
function abort(transaction: { abort(): void; done: Promise<void> }): void {
  transaction.done.catch(() => {});
  try {
    transaction.abort();
  } catch {
    // The browser has aborted it already.
  }
}

function explained(error: unknown, size: number): unknown {
  // Only a later version of the page, in another tab, closes the database under us.
  if ((error as Error | undefined)?.name === 'InvalidStateError') {
    return new InputError({
      what: 'Another tab has a later version of this page open',
      expected: 'the same version in all tabs',
      remedy: 'Reload this tab.',
    });
  }
  if ((error as Error | undefined)?.name !== 'QuotaExceededError') return error;
  return new InputError({
    what: 'There is no room in this browser for the recording',
    got: `${(size / 1e6).toPrecision(3)} MB`,
    expected: 'as much free storage',
    remedy: 'Remove recordings that are no longer needed, or export this one as a file.',
  });
}
