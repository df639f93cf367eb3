import { openBackend } from '../training/backends/backend.ts';
import { cpuSteppers } from '../training/fused/cpu-steppers.ts';
import type { ThreadSource } from '../training/fused/parallel-pool.ts';
import { FusedWebgpuStepper } from '../training/fused/webgpu-stepper.ts';
import { GraphStepper } from '../training/graph/stepper.ts';
import type { Problem } from '../training/problem.ts';
import type { Stepper } from '../training/stepper.ts';
import { type Contender, stepperContender } from './contender.ts';
import type { JaxMode } from './jax/contender.ts';

export const PATHS = [
  'fused-webgpu',
  'fused-cpu',
  'graph-webgpu',
  'graph-cpu',
  'jax-js-webgpu',
  'jax-js-wasm',
] as const;
export type PathId = (typeof PATHS)[number];

/** Paths that are not ours to make fast: op by op with tfjs, and jax-js. */
export const PEERS: readonly PathId[] = ['graph-webgpu', 'graph-cpu', 'jax-js-webgpu', 'jax-js-wasm'];

/** Thrown where a path cannot run a workload for a known reason, which is then printed in its place. */
export class NotRun extends Error {
  override readonly name = 'NotRun';
}

export interface Variant {
  /** Said beside the result when a path has more than one variant. */
  name: string;
  open(problem: Problem, machine: Machine): Promise<Contender>;
}

/** What a path may run on: a browser's or Dawn's GPU, and threads of a worker or of Node. */
export interface Machine {
  gpu: GPU | null;
  threads: ThreadSource | null;
}

/** Replicas that may be trained one after another within a measurement's time. */
const MOST_ONE_BY_ONE = 1024;

/** The ways in which a path can be run; the fastest one counts. */
export function variantsOf(path: PathId, replicas: number): Variant[] {
  switch (path) {
    case 'fused-webgpu':
      return [{ name: '', open: (problem, machine) => onBackend('webgpu', problem, machine, fusedWebgpu) }];
    case 'graph-webgpu':
      return [{ name: '', open: (problem, machine) => onBackend('webgpu', problem, machine, graph) }];
    case 'graph-cpu':
      return [{ name: '', open: (problem, machine) => onBackend('cpu', problem, machine, graph) }];
    case 'fused-cpu':
      return [{ name: '', open: (problem, machine) => onBackend('cpu', problem, machine, fusedCpu) }];
    case 'jax-js-webgpu':
      return [{ name: '', open: (problem, { gpu }) => jax(problem, gpu ? 'webgpu' : null, 'queued') }];
    case 'jax-js-wasm': {
      const wasm = (name: string, mode: JaxMode): Variant => ({ name, open: (problem) => jax(problem, 'wasm', mode) });
      const variants = [wasm('one thread', 'inline')];
      if (replicas > 1 && replicas <= MOST_ONE_BY_ONE) {
        variants.push(wasm('one thread, one replica after another', 'one by one'));
      }
      // Without shared memory and workers (Node, a page that is not isolated) the library has no threads.
      const threads = typeof Worker !== 'undefined' && typeof SharedArrayBuffer !== 'undefined';
      return threads ? [...variants, wasm('threads', 'queued')] : variants;
    }
  }
}

type Backend = Awaited<ReturnType<typeof openBackend>>;

async function onBackend(
  kind: 'webgpu' | 'cpu',
  problem: Problem,
  machine: Machine,
  stepper: (problem: Problem, backend: Backend, machine: Machine) => Stepper,
): Promise<Contender> {
  if (kind === 'webgpu' && !(await machine.gpu?.requestAdapter())) throw new NotRun('no WebGPU adapter');
  const backend = await openBackend(kind, machine.gpu);
  try {
    return stepperContender(problem, stepper(problem, backend, machine), () => backend.dispose());
  } catch (error) {
    await backend.dispose();
    throw error;
  }
}

const graph = (problem: Problem, backend: Backend) => new GraphStepper(problem, backend);

/** As a session would choose: threads where there are replicas to divide, else this one. */
const fusedCpu = (problem: Problem, _: Backend, { threads }: Machine) => cpuSteppers([problem], threads)[0];

function fusedWebgpu(problem: Problem, backend: Backend): FusedWebgpuStepper {
  const stepper = FusedWebgpuStepper.create(problem, backend);
  if ('unfit' in stepper) throw new NotRun(stepper.unfit);
  return stepper;
}

/** Loaded when it is asked for: the library starts its workers and its memory at once. */
async function jax(problem: Problem, device: 'webgpu' | 'wasm' | null, mode: JaxMode): Promise<Contender> {
  if (device === null) throw new NotRun('no WebGPU here');
  const { jaxContender } = await import('./jax/contender.ts');
  return jaxContender(problem, device, mode);
}
