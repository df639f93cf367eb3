import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { InputError } from '../input-error.ts';
import { parseRecording } from './parse.ts';
import type { Recording } from './recording.ts';
import { serialiseRecording } from './serialise.ts';

/** What a list of recordings shows, without reading their numbers. */
export interface RecordingSummary {
  id: string;
  name: string;
  createdAt: string;
  experiment: Recording['experiment'];
  environment: Recording['environment'];
  /** One label a run. */
  labels: string[];
  claims: { held: number; measured: number };
  /** Characters of its text. */
  size: number;
}

/** The recordings that this browser keeps. Every change is one transaction: it happens wholly or not at all. */
export interface RecordingStore {
  /** Newest first. */
  list(): Promise<RecordingSummary[]>;
  /** Checked like a file from outside; undefined where there is none of this id. */
  get(id: string): Promise<Recording | undefined>;
  /** Adds, or replaces the one of the same id. Throws InputError where there is no room. */
  put(recording: Recording): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  /** Returns what was removed, so that `put` can bring it back. */
  remove(id: string): Promise<Recording | undefined>;
  close(): void;
}

/** Summaries and texts are apart, so that a list does not read megabytes. */
interface Schema extends DBSchema {
  summaries: { key: string; value: RecordingSummary };
  texts: { key: string; value: string };
}

const BOTH = ['summaries', 'texts'] as const;

/** Opens the browser's store (IndexedDB). Throws InputError where the browser keeps nothing, as in some private modes. */
export async function openRecordingStore(databaseName = 'objectively'): Promise<RecordingStore> {
  const database = await open(databaseName);

  async function get(id: string): Promise<Recording | undefined> {
    const text = await database.get('texts', id);
    return text === undefined ? undefined : parseRecording(text);
  }

  async function put(recording: Recording): Promise<void> {
    const text = serialiseRecording(recording);
    const transaction = database.transaction(BOTH, 'readwrite');
    try {
      await transaction.objectStore('summaries').put(summarise(recording, text.length), recording.id);
      await transaction.objectStore('texts').put(text, recording.id);
      await transaction.done;
    } catch (error) {
      abort(transaction);
      throw explained(transaction.error ?? error, text.length);
    }
  }

  return {
    list: async () => {
      const summaries = await database.getAll('summaries');
      return summaries.sort((a, b) => b.createdAt.localeCompare(a.createdAt));
    },
    get,
    put,
    rename: async (id, name) => {
      const recording = await get(id);
      if (recording) await put({ ...recording, name });
    },
    remove: async (id) => {
      const recording = await get(id);
      const transaction = database.transaction(BOTH, 'readwrite');
      await Promise.all([
        transaction.objectStore('summaries').delete(id),
        transaction.objectStore('texts').delete(id),
        transaction.done,
      ]);
      return recording;
    },
    close: () => database.close(),
  };
}

async function open(name: string): Promise<IDBPDatabase<Schema>> {
  try {
    const database: IDBPDatabase<Schema> = await openDB<Schema>(name, 1, {
      upgrade(created) {
        for (const store of BOTH) created.createObjectStore(store);
      },
      // A later version of the page, in another tab, must not wait for this one.
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
  if ((error as Error | undefined)?.name !== 'QuotaExceededError') return error;
  return new InputError({
    what: 'There is no room in this browser for the recording',
    got: `${(size / 1e6).toPrecision(3)} MB`,
    expected: 'as much free storage',
    remedy: 'Remove recordings that are no longer needed, or export this one as a file.',
  });
}

function summarise(recording: Recording, size: number): RecordingSummary {
  const { id, name, createdAt, experiment, environment, runs, claims } = recording;
  return {
    id,
    name,
    createdAt,
    experiment,
    environment,
    labels: runs.map(({ label }) => label),
    claims: { held: claims.filter(({ holds }) => holds).length, measured: claims.length },
    size,
  };
}
