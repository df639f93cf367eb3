import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import type { RangeWorker, ThreadSource } from '../fused/parallel-pool.ts';

/** Threads in Node: one a core, each loading TypeScript through tsx as the command line does. */
export function nodeThreads(cores = availableParallelism()): ThreadSource {
  return { cores, spawn };
}

function spawn(): RangeWorker {
  const worker = new Worker(new URL('./node-threads-entry.cjs', import.meta.url), { execArgv: [] });
  return {
    endpoint: nodeEndpoint(worker),
    onDeath(callback) {
      worker.on('error', ({ message }) => callback(message));
      worker.on('messageerror', () => callback('its message could not be read'));
      worker.on('exit', (code) => callback(`exit code ${code}`));
    },
    terminate: () => void worker.terminate(),
  };
}
