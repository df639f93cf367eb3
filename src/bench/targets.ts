import type { PathId } from './paths.ts';
import type { Row } from './result.ts';
import { WORKLOADS, type WorkloadId } from './workloads.ts';

/** A ratio of speeds that is aimed at, on two cores and a software adapter. */
export interface Target {
  workload: WorkloadId;
  replicas: number;
  /** The fastest of these counts. */
  paths: readonly PathId[];
  /** The fastest of these is the one to beat. */
  against: readonly PathId[];
  ratio: number;
}

const jax = ['jax-js-webgpu', 'jax-js-wasm'] as const;
const graph = ['graph-webgpu', 'graph-cpu'] as const;

const named: Target[] = [
  { workload: 'a', replicas: 1, paths: ['fused-webgpu'], against: ['graph-webgpu'], ratio: 200 },
  { workload: 'a', replicas: 1, paths: ['fused-webgpu'], against: ['jax-js-webgpu'], ratio: 30 },
  { workload: 'a', replicas: 1, paths: ['fused-cpu'], against: ['jax-js-wasm'], ratio: 40 },
  { workload: 'a', replicas: 1024, paths: ['fused-webgpu'], against: ['graph-webgpu'], ratio: 20 },
  { workload: 'a', replicas: 1024, paths: ['fused-webgpu'], against: ['jax-js-webgpu'], ratio: 1.2 },
  { workload: 'a', replicas: 1024, paths: ['fused-cpu'], against: ['jax-js-wasm'], ratio: 3 },
  { workload: 'c', replicas: 64, paths: ['fused-cpu'], against: ['jax-js-wasm', 'graph-cpu'], ratio: 3 },
];

/** The better of our fused paths is to be ahead of every peer at every number of replicas. */
const ahead: Target[] = WORKLOADS.filter(({ id }) => id === 'b' || id === 'd').flatMap(({ id, replicas }) =>
  replicas.map((R) => ({
    workload: id,
    replicas: R,
    paths: ['fused-webgpu', 'fused-cpu'],
    against: [...graph, ...jax],
    ratio: 1,
  })),
);

export const TARGETS: readonly Target[] = [...named, ...ahead];

/** The ratio that was measured, or null where one of its sides did not run. */
export function measuredRatio({ workload, replicas, paths, against }: Target, rows: readonly Row[]): number | null {
  const fastest = (some: readonly PathId[]) => {
    const speeds = rows
      .filter((row) => row.workload === workload && row.replicas === replicas && some.includes(row.path))
      .map((row) => row.replicaStepsPerSecond);
    return speeds.length ? Math.max(...speeds) : null;
  };
  const [mine, theirs] = [fastest(paths), fastest(against)];
  return mine === null || theirs === null ? null : mine / theirs;
}
