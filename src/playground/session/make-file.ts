import type { Remote } from 'comlink';
import { clearTopic, describeError, notify } from '../state/notices.ts';
import { download } from './download.ts';
import { onFileThread } from './file-thread.ts';
import type { FileWorker } from './file-worker.ts';

/** Milliseconds after which the reader is told that a file is being made, or read: before, it is done. */
export const SOON = 200;

/**
 * Hands the reader a file that a worker makes, while the page goes on; what goes wrong becomes a notice. True when it was
 * handed out.
 */
export async function makeFile(name: string, make: (files: Remote<FileWorker>) => Promise<Blob>): Promise<boolean> {
  // By name: two may be under way.
  const topic = `export ${name}`;
  clearTopic(topic);
  const late = setTimeout(() => notify('note', topic, `Making ${name} …`), SOON);
  try {
    download(name, await onFileThread(make));
    clearTopic(topic);
    return true;
  } catch (error) {
    notify('wrong', topic, describeError(error, `Making ${name}`));
    return false;
  } finally {
    clearTimeout(late);
  }
}
