import type { Problem } from '../problem.ts';
import type { Stepper } from '../stepper.ts';
import { KernelCpuStepper } from './cpu-kernel-stepper.ts';
import { RangePool, type ThreadSource } from './parallel-pool.ts';
import { workerCount } from './parallel-rule.ts';
import { ParallelCpuStepper } from './parallel-stepper.ts';

/**
 * Fused float64 steppers for the runs of a session: over worker threads where `workerCount` says so and `threads` has
 * any, else as tfjs's kernel on this thread. The session's threads are shared, and end with its last stepper.
 */
export function cpuSteppers(problems: readonly Problem[], threads: ThreadSource | null): Stepper[] {
  const pool = threads && new RangePool(threads);
  return problems.map((problem) => {
    const workers = pool ? workerCount(problem, pool.cores) : 0;
    return pool && workers ? new ParallelCpuStepper(problem, pool, workers) : new KernelCpuStepper(problem);
  });
}
