import type { RangeWorker, ThreadSource } from './parallel-pool.ts';

/** Threads in a browser: workers of the worker that asks. Of three cores and more, one is left to the page, to draw on. */
export function pageThreads(): ThreadSource {
  const cores = navigator.hardwareConcurrency;
  return { cores: cores > 2 ? cores - 1 : cores, spawn };
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
