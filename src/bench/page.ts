/** The benchmark's page: hands what scripts/bench.ts asks for to a worker. It shows nothing. */
import * as Comlink from 'comlink';
import type { BenchWorker } from './worker.ts';

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
const failed = new Promise<never>((_, reject) => {
  worker.addEventListener('error', ({ message }) => reject(new Error(message)));
});
const remote = Comlink.wrap<BenchWorker>(worker);

const bench = {
  runJob: (job: Parameters<BenchWorker['runJob']>[0]) => Promise.race([remote.runJob(job), failed]),
  describeDevices: () => Promise.race([remote.describeDevices(), failed]),
};
export type Bench = typeof bench;

Object.assign(globalThis, { bench });
