import { openBackend } from '../training/backends/backend.ts';
import { FusedCpuStepper } from '../training/fused/cpu-stepper.ts';
import { FusedWebgpuStepper } from '../training/fused/webgpu-stepper.ts';
import { GraphStepper } from '../training/graph/stepper.ts';
import type { Problem } from '../training/problem.ts';
import { type Contender, stepperContender } from './contender.ts';

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
  open(problem: Problem, gpu: GPU | null): Promise<Contender>;
}

/** The ways in which a path can be run; the fastest one counts. */
export function variantsOf(path: PathId): Variant[] {
  switch (path) {
    case 'fused-webgpu':
      return [{ name: '', open: (problem, gpu) => onBackend('webgpu', problem, gpu, fusedWebgpu) }];
    case 'graph-webgpu':
      return [{ name: '', open: (problem, gpu) => onBackend('webgpu', problem, gpu, graph) }];
    case 'graph-cpu':
      return [{ name: '', open: (problem, gpu) => onBackend('cpu', problem, gpu, graph) }];
    case 'fused-cpu':
      return [{ name: '', open: async (problem) => stepperContender(problem, new FusedCpuStepper(problem)) }];
    case 'jax-js-webgpu':
      return [{ name: '', open: (problem, gpu) => jax(problem, gpu ? 'webgpu' : null, 'queued') }];
    case 'jax-js-wasm': {
      const inline: Variant = { name: 'one thread', open: (problem) => jax(problem, 'wasm', 'inline') };
      const queued: Variant = { name: 'threads', open: (problem) => jax(problem, 'wasm', 'queued') };
      // Without shared memory and workers (Node, a page that is not isolated) the library has no threads.
      return typeof Worker === 'undefined' || typeof SharedArrayBuffer === 'undefined' ? [inline] : [inline, queued];
    }
  }
}

type Backend = Awaited<ReturnType<typeof openBackend>>;

async function onBackend(
  kind: 'webgpu' | 'cpu',
  problem: Problem,
  gpu: GPU | null,
  stepper: (problem: Problem, backend: Backend) => GraphStepper | FusedWebgpuStepper,
): Promise<Contender> {
  if (kind === 'webgpu' && !(await gpu?.requestAdapter())) throw new NotRun('no WebGPU adapter');
  const backend = await openBackend(kind, gpu);
  try {
    return stepperContender(problem, stepper(problem, backend), () => backend.dispose());
  } catch (error) {
    await backend.dispose();
    throw error;
  }
}

const graph = (problem: Problem, backend: Backend) => new GraphStepper(problem, backend);

function fusedWebgpu(problem: Problem, backend: Backend): FusedWebgpuStepper {
  const stepper = FusedWebgpuStepper.create(problem, backend);
  if ('unfit' in stepper) throw new NotRun(stepper.unfit);
  return stepper;
}

/** Loaded when it is asked for: the library starts its workers and its memory at once. */
async function jax(problem: Problem, device: 'webgpu' | 'wasm' | null, mode: 'queued' | 'inline'): Promise<Contender> {
  if (device === null) throw new NotRun('no WebGPU here');
  const { jaxContender } = await import('./jax/contender.ts');
  return jaxContender(problem, device, mode);
}
