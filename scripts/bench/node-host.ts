import { describeDevices, runJob } from '../../src/bench/job.ts';
import { openNodeGpu } from '../../src/training/backends/node.ts';
import { nodeThreads } from '../../src/training/backends/node-threads.ts';
import type { Host } from './host.ts';

/** The benchmark in this process. Dawn keeps Node alive: end with `process.exit`. */
export async function openNodeHost(): Promise<Host> {
  const gpu = await openNodeGpu();
  // jax-js looks for Firefox in it; Node 20 has none.
  if (gpu && !navigator.userAgent) {
    Object.defineProperty(navigator, 'userAgent', { value: `Node.js/${process.versions.node}` });
  }
  const machine = { gpu, threads: nodeThreads() };
  return {
    runtime: `Node ${process.versions.node}`,
    describeDevices: () => describeDevices(machine),
    run: (job) => runJob(job, machine),
    close: async () => {},
  };
}
