import * as Comlink from 'comlink';
import { pageThreads } from '../training/fused/parallel-page.ts';
import { describeDevices, type Job, runJob } from './job.ts';
import type { Machine } from './paths.ts';

const machine: Machine = { gpu: navigator.gpu ?? null, threads: pageThreads() };

/** The page's worker: training runs in one, on the page of the product as well. */
const worker = {
  runJob: (job: Job) => runJob(job, machine),
  describeDevices: () => describeDevices(machine),
};
export type BenchWorker = typeof worker;

Comlink.expose(worker);
