import * as Comlink from 'comlink';
import { describeDevices, type Job, runJob } from './job.ts';

/** The page's worker: training runs in one, on the page of the product as well. */
const worker = {
  runJob: (job: Job) => runJob(job, navigator.gpu ?? null),
  describeDevices: () => describeDevices(navigator.gpu ?? null, navigator.hardwareConcurrency),
};
export type BenchWorker = typeof worker;

Comlink.expose(worker);
