import { signal } from '@preact/signals';
import type { Recording } from '../../recording/recording.ts';
import type { RecordingStore, RecordingSummary } from '../../recording/store.ts';
import { shortened } from '../format/shortened.ts';
import { clearTopic, describeError, notify } from '../state/notices.ts';
import { settings } from '../state/store.ts';
import { download } from './download.ts';

/** The recordings that this browser keeps, newest first; null until they have been read. */
export const recordings = signal<readonly RecordingSummary[] | null>(null);

/** Recordings drawn behind the live curves. */
export const overlays = signal<readonly Recording[]>([]);

let store: Promise<RecordingStore> | null = null;

/** Loaded when first needed: storage and validation are not on the critical path. */
function opened(): Promise<RecordingStore> {
  store ??= import('../../recording/store.ts').then(({ openRecordingStore }) => openRecordingStore());
  return store;
}

/** Runs a change of the store and lists anew; what goes wrong becomes a notice, and false is returned. */
async function attempt(doing: string, work: (store: RecordingStore) => Promise<void>): Promise<boolean> {
  try {
    const open = await opened();
    await work(open);
    recordings.value = await open.list();
    clearTopic('recordings');
    return true;
  } catch (error) {
    recordings.value ??= [];
    notify('wrong', 'recordings', describeError(error, doing));
    return false;
  }
}

export function listRecordings(): Promise<boolean> {
  return attempt('Reading the recordings', async () => {});
}

export function keep(recording: Recording): Promise<boolean> {
  return attempt('Saving the recording', (open) => open.put(recording));
}

export async function removeRecording(id: string): Promise<void> {
  let removed: Recording | undefined;
  overlays.value = overlays.peek().filter((overlay) => overlay.id !== id);
  await attempt('Removing the recording', async (open) => {
    removed = await open.remove(id);
  });
  const lost = removed;
  if (lost) {
    const undo = () => {
      clearTopic('removed');
      void keep(lost);
    };
    notify('note', 'removed', `Removed ${shortened(lost.name)}.`, { action: { label: 'Undo', run: undo } });
  }
}

export function renameRecording(id: string, name: string): Promise<boolean> {
  return attempt('Renaming the recording', (open) => open.rename(id, name));
}

export async function toggleOverlay(id: string): Promise<void> {
  if (overlays.peek().some((overlay) => overlay.id === id)) {
    overlays.value = overlays.peek().filter((overlay) => overlay.id !== id);
    return;
  }
  await attempt('Opening the recording', async (open) => {
    const recording = await open.get(id);
    if (recording?.runs.length && isOfLesson(recording)) overlays.value = [...overlays.peek(), recording];
  });
}

export async function exportRecording(id: string, format: 'json' | 'csv'): Promise<void> {
  await attempt('Exporting the recording', async (open) => {
    const recording = await open.get(id);
    if (!recording) return;
    const text =
      format === 'json'
        ? (await import('../../recording/serialise.ts')).serialiseRecording(recording)
        : (await import('../../recording/csv.ts')).recordingToCsv(recording);
    const type = format === 'json' ? 'application/json' : 'text/csv';
    download(`${recording.name}.${format}`, new Blob([text], { type }));
  });
}

/** Takes a recording from a file: validated, kept, and overlaid where it is of the lesson in view. */
export async function importRecording(file: File): Promise<void> {
  await attempt(`Importing ${file.name}`, async (open) => {
    const { parseRecording } = await import('../../recording/parse.ts');
    const recording = parseRecording(await file.text());
    await open.put(recording);
    const name = shortened(recording.name);
    if (recording.runs.length === 0) {
      notify('note', 'import', `Imported ${name}. It measures without training: it has no curves to draw.`);
      return;
    }
    if (!isOfLesson(recording)) {
      const lesson = recording.experiment?.id ?? 'no lesson';
      notify('note', 'import', `Imported ${name}. It is a recording of ${lesson}: its curves are not drawn here.`);
      return;
    }
    overlays.value = [...overlays.peek().filter(({ id }) => id !== recording.id), recording];
    notify('note', 'import', `Imported ${name}: its curves are drawn behind the live ones.`);
  });
}

/** Curves of another lesson mean something else: they are never drawn over this one's. */
export function isOfLesson({ experiment }: Pick<Recording, 'experiment'>): boolean {
  return experiment?.id === settings.value.lesson;
}
