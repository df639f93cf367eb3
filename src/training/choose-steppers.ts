import { InputError } from '../input-error.ts';
import type { Backend } from './backends/backend.ts';
import { cpuSteppers } from './fused/cpu-steppers.ts';
import type { ThreadSource } from './fused/parallel-pool.ts';
import { FusedWebgpuStepper } from './fused/webgpu-stepper.ts';
import { GraphStepper } from './graph/stepper.ts';
import type { Problem } from './problem.ts';
import type { Stepper, TrainingPath } from './stepper.ts';

/**
 * One stepper a run, all on the same path, since runs that are compared should differ in their objective alone. `auto` is the
 * fused path unless one of the runs does not fit the device's workgroups; the note then says which rule it was.
 */
export function chooseSteppers(
  problems: readonly Problem[],
  { backend, path, threads }: { backend: Backend; path: 'auto' | TrainingPath; threads?: ThreadSource | null },
): { steppers: Stepper[]; note: string | null } {
  const graph = (note: string | null) => ({
    steppers: problems.map((problem) => new GraphStepper(problem, backend)),
    note,
  });
  if (path === 'graph') return graph(null);
  if (backend.kind === 'cpu') return { steppers: cpuSteppers(problems, threads ?? null), note: null };
  const steppers: FusedWebgpuStepper[] = [];
  for (const problem of problems) {
    const stepper = FusedWebgpuStepper.create(problem, backend);
    if (!('unfit' in stepper)) {
      steppers.push(stepper);
      continue;
    }
    for (const made of steppers) made.dispose();
    if (path === 'auto') return graph(`The fused kernel does not take ${stepper.unfit}: trained op by op.`);
    throw new InputError({
      what: `the fused kernel does not take ${stepper.unfit}`,
      got: 'path "fused"',
      expected: 'a smaller model, or path "graph" or "auto"',
    });
  }
  return { steppers, note: null };
}
