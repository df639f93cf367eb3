import { type Backend, openBackend } from '../training/backends/backend.ts';
import { prepareProblem } from '../training/prepare-problem.ts';
import { measure } from './measure.ts';
import { type Machine, NotRun, type PathId, variantsOf } from './paths.ts';
import { cpuRates, gpuRates, type UnitRates } from './units.ts';
import { checkSteps, findWorkload, type WorkloadId } from './workloads.ts';

/** One measurement to be made: plain data, as it crosses into a page. */
export interface Job {
  workload: WorkloadId;
  replicas: number;
  path: PathId;
  budgetSeconds: number;
}

/**
 * What came of it. `losses`: of each replica after the workload's check steps. `variants`: the speed of each way to run
 * the path, the fastest of which is the path's.
 */
export type Outcome =
  | {
      ran: true;
      replicaStepsPerSecond: number;
      losses: number[];
      steps: number;
      seconds: number;
      variants: { name: string; replicaStepsPerSecond: number }[];
    }
  | { ran: false; reason: string; expected: boolean };

/** Runs a job where it stands: in a worker of the benchmark's page, or in Node. */
export async function runJob(job: Job, machine: Machine): Promise<Outcome> {
  const problem = prepareProblem(findWorkload(job.workload).spec(job.replicas));
  const variants = variantsOf(job.path, job.replicas);
  const speeds: { name: string; replicaStepsPerSecond: number }[] = [];
  let best: Extract<Outcome, { ran: true }> | null = null;
  try {
    for (const { name, open } of variants) {
      const contender = await open(problem, machine);
      try {
        const measured = await measure(contender, checkSteps(job.replicas), job.budgetSeconds / variants.length);
        const replicaStepsPerSecond = measured.stepsPerSecond * job.replicas;
        speeds.push({ name, replicaStepsPerSecond });
        if (best && best.replicaStepsPerSecond >= replicaStepsPerSecond) continue;
        const { losses, steps, seconds } = measured;
        best = { ran: true, replicaStepsPerSecond, losses: Array.from(losses), steps, seconds, variants: speeds };
      } finally {
        await contender.close();
      }
    }
  } catch (error) {
    return { ran: false, reason: (error as Error).message, expected: error instanceof NotRun };
  }
  return best ?? { ran: false, reason: 'no way to run it', expected: true };
}

/** The devices of this machine: names, and rates of the units that the floors are counted in. */
export interface Devices {
  cpu: { threads: number; rates: UnitRates };
  gpu: { adapter: string; rates: UnitRates } | null;
}

export async function describeDevices({ gpu, threads }: Machine): Promise<Devices> {
  const cpu = { threads: threads?.cores ?? 1, rates: await cpuRates() };
  if (!(await gpu?.requestAdapter())) return { cpu, gpu: null };
  const backend: Backend = await openBackend('webgpu', gpu);
  try {
    return { cpu, gpu: { adapter: backend.adapter, rates: await gpuRates(backend) } };
  } finally {
    await backend.dispose();
  }
}
