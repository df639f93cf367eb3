import { expect, test } from 'vitest';
import { openNodeGpu } from '../training/backends/node.ts';
import { deviations } from './agreement.ts';
import { smallRound } from './small-round.fixture.ts';
import { WORKLOADS } from './workloads.ts';

test.each(WORKLOADS.map((workload) => [workload.id, workload] as const))(
  '(%s) fused-webgpu and graph-webgpu reach the losses of fused-cpu',
  async (_, workload) => {
    const round = await smallRound(workload, ['fused-cpu', 'fused-webgpu', 'graph-webgpu'], await openNodeGpu());
    const compared = deviations(round);
    expect(compared?.others.map(({ path }) => path)).toEqual(['fused-webgpu', 'graph-webgpu']);
    for (const { worst } of compared?.others ?? []) expect(worst).toBeLessThan(2e-5);
  },
);
