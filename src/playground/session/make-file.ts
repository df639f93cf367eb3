import { type Remote, releaseProxy, wrap } from 'comlink';
import { MortalCalls } from '../../mortal-calls.ts';
import { clearTopic, describeError, notify } from '../state/notices.ts';
import { download } from './download.ts';
import type { FileWorker } from './file-worker.ts';
import { NOT_LOADED } from './training-client.ts';

/** Milliseconds after which the reader is told that a file is being made: before, it is there. */
const SOON = 200;

/**
 * Hands the reader a file that a worker makes, while the page goes on; what goes wrong becomes a notice. True when it was
 * handed out.
 */
export async function makeFile(name: string, make: (files: Remote<FileWorker>) => Promise<Blob>): Promise<boolean> {
  // By name: two may be under way.
  const topic = `export ${name}`;
  clearTopic(topic);
  const late = setTimeout(() => notify('note', topic, `Making ${name} …`), SOON);
  // One a file: with it goes all the memory that it took.
  const worker = new Worker(new URL('./file-worker.ts', import.meta.url), { type: 'module' });
  const remote = wrap<FileWorker>(worker);
  const calls = new MortalCalls();
  worker.addEventListener('error', ({ message }) => calls.end(message || NOT_LOADED));
  try {
    download(name, await calls.make(() => make(remote)));
    clearTopic(topic);
    return true;
  } catch (error) {
    notify('wrong', topic, describeError(error, `Making ${name}`));
    return false;
  } finally {
    clearTimeout(late);
    // Else comlink would keep the thread's memory, waiting for its end.
    remote[releaseProxy]();
    worker.terminate();
  }
}
