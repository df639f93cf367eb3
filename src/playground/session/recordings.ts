import { signal } from '@preact/signals';
import type { PackedRecording } from '../../recording/packed.ts';
import type { Recording } from '../../recording/recording.ts';
import type { ShelteredStore, ShelteredSummary } from '../../recording/sheltered-store.ts';
import { shortened } from '../format/shortened.ts';
import { clearTopic, describeError, type NoticeAction, notify } from '../state/notices.ts';
import { settings } from '../state/store.ts';
import { onFileThread } from './file-thread.ts';
import { askBeforeLosing } from './leaving.ts';
import { hearOtherTabs, tellOtherTabs } from './other-tabs.ts';

/** The recordings that this browser keeps, newest first; null until they have been read. */
export const recordings = signal<readonly ShelteredSummary[] | null>(null);

/** Whether this browser refuses to keep anything: recordings are in this tab alone. */
export const keepsNothing = signal(false);

/** Recordings drawn behind the live curves. */
export const overlays = signal<readonly Recording[]>([]);

let store: Promise<ShelteredStore> | null = null;

/** Loaded when first needed: storage and validation are not on the critical path. */
function opened(): Promise<ShelteredStore> {
  store ??= open();
  return store;
}

/** Where the browser keeps nothing, recordings are in this tab's memory, and the reader is told. */
async function open(): Promise<ShelteredStore> {
  const [{ openRecordingStore }, { sheltered }] = await Promise.all([
    import('../../recording/store.ts'),
    import('../../recording/sheltered-store.ts'),
  ]);
  hearOtherTabs(() => void listRecordings());
  try {
    const durable = await openRecordingStore();
    askBeforeLosing(() => (recordings.peek() ?? []).filter(({ inMemory }) => inMemory).map(({ id }) => id));
    return sheltered(durable);
  } catch (error) {
    keepsNothing.value = true;
    const where = 'They stay in this tab until it is closed.';
    notify('note', 'storage', `${describeError(error, 'Opening the store of recordings')} ${where}`);
    return sheltered(null);
  }
}

/** Works on the store; what goes wrong becomes a notice, and false is returned. */
export async function withStore(
  doing: string,
  work: (store: ShelteredStore) => Promise<void>,
  action: NoticeAction | null = null,
): Promise<boolean> {
  try {
    await work(await opened());
    clearTopic('recordings');
    return true;
  } catch (error) {
    notify('wrong', 'recordings', describeError(error, doing), { action });
    return false;
  }
}

/** The same for a change, which is listed here and told to other tabs, also where it went wrong half way. */
async function changing(...[doing, work, action]: Parameters<typeof withStore>): Promise<boolean> {
  const done = await withStore(doing, work, action);
  const listed = await listAgain();
  tellOtherTabs();
  return done && listed;
}

async function listAgain(): Promise<boolean> {
  try {
    recordings.value = await (await opened()).list();
    return true;
  } catch (error) {
    recordings.value ??= [];
    notify('wrong', 'recordings', describeError(error, 'Reading the recordings'));
    return false;
  }
}

export const listRecordings = listAgain;

/** What there is no room for stays in this tab, and the reader is offered the file. */
export function keep(recording: PackedRecording): Promise<boolean> {
  const download: NoticeAction = {
    label: 'Download it',
    run: () => void import('./save-text.ts').then(({ saveTextAsFile }) => saveTextAsFile(recording)),
  };
  return changing('Saving the recording', (open) => open.put(recording), download);
}

/** A recording from a file, checked and kept; undefined, after a notice, where it is none or could not be stored. */
export async function keepImported(file: File): Promise<Recording | undefined> {
  let recording: Recording | undefined;
  await changing(`Importing ${file.name}`, async (open) => {
    const taken = await onFileThread((files) => files.take(file));
    recording = taken.recording;
    await open.put(taken.packed);
  });
  return recording;
}

export async function removeRecording(id: string): Promise<void> {
  let removed: PackedRecording | undefined;
  overlays.value = overlays.peek().filter((overlay) => overlay.id !== id);
  await changing('Removing the recording', async (open) => {
    removed = await open.remove(id);
  });
  const lost = removed;
  if (lost) {
    const undo = () => {
      clearTopic('removed');
      void keep(lost);
    };
    notify('note', 'removed', `Removed ${shortened(lost.summary.name)}.`, { action: { label: 'Undo', run: undo } });
  }
}

export function renameRecording(id: string, name: string): Promise<boolean> {
  return changing('Renaming the recording', (open) => open.rename(id, name));
}

/** The whole recording, or undefined, after a notice where something went wrong. */
export async function readRecording(id: string): Promise<Recording | undefined> {
  let recording: Recording | undefined;
  await withStore('Opening the recording', async (open) => {
    const packed = await open.packed(id);
    recording = packed && (await onFileThread((files) => files.read(packed)));
  });
  return recording;
}

/** A recording as it is kept, unread: undefined, after a notice, where something went wrong. */
export async function readPacked(id: string, doing: string): Promise<PackedRecording | undefined> {
  let packed: PackedRecording | undefined;
  await withStore(doing, async (open) => {
    packed = await open.packed(id);
  });
  return packed;
}

/** Curves of another lesson mean something else: they are never drawn over this one's. */
export function isOfLesson({ experiment }: Pick<Recording, 'experiment'>): boolean {
  return experiment?.id === settings.value.lesson;
}
