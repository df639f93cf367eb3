import { expect, test } from 'vitest';
import { deviations } from './agreement.ts';
import { smallRound } from './small-round.fixture.ts';
import { WORKLOADS } from './workloads.ts';

test.each(WORKLOADS.map((workload) => [workload.id, workload] as const))(
  '(%s) fused-cpu, graph-cpu and jax-js on wasm reach the same losses',
  async (_, workload) => {
    const round = await smallRound(workload, ['fused-cpu', 'graph-cpu', 'jax-js-wasm'], null);
    const compared = deviations(round);
    expect(compared?.reference).toBe('fused-cpu');
    expect(compared?.others.map(({ path }) => path)).toEqual(['graph-cpu', 'jax-js-wasm']);
    for (const { worst } of compared?.others ?? []) expect(worst).toBeLessThan(2e-5);
  },
);
