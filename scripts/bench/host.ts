import type { Devices, Job, Outcome } from '../../src/bench/job.ts';

/** Where the benchmark runs: a browser's page, or this process. */
export interface Host {
  /** "Chromium 130.0", "Node 20.19". */
  readonly runtime: string;
  describeDevices(): Promise<Devices>;
  run(job: Job): Promise<Outcome>;
  close(): Promise<void>;
}
