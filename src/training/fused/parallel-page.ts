import type { RangeWorker, ThreadSource } from './parallel-pool.ts';

/** Threads in a browser: workers of the worker that asks. */
export function pageThreads(): ThreadSource {
  return { cores: navigator.hardwareConcurrency, spawn };
}

function spawn(): RangeWorker {
  const worker = new Worker(new URL('./parallel-worker.ts', import.meta.url), { type: 'module' });
  return {
    endpoint: worker,
    onDeath(callback) {
      worker.addEventListener('error', ({ message }) => callback(message || 'it could not be loaded'));
      worker.addEventListener('messageerror', () => callback('its message could not be read'));
    },
    terminate: () => worker.terminate(),
  };
}
