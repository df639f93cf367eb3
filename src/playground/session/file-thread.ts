import { type Remote, releaseProxy, wrap } from 'comlink';
import { MortalCalls } from '../../mortal-calls.ts';
import type { FileWorker } from './file-worker.ts';
import { NOT_LOADED } from './training-client.ts';

/** Works on files in a thread of its own, while the page goes on. One thread a call: with it goes all the memory that it took. */
export async function onFileThread<T>(work: (files: Remote<FileWorker>) => Promise<T>): Promise<T> {
  const worker = new Worker(new URL('./file-worker.ts', import.meta.url), { type: 'module' });
  const remote = wrap<FileWorker>(worker);
  const calls = new MortalCalls();
  worker.addEventListener('error', ({ message }) => calls.end(message || NOT_LOADED));
  try {
    return await calls.make(() => work(remote));
  } finally {
    // Else comlink would keep the thread's memory, waiting for its end.
    remote[releaseProxy]();
    worker.terminate();
  }
}
