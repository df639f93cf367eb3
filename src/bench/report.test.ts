import { expect, test } from 'vitest';
import { prepareProblem } from '../training/prepare-problem.ts';
import { deviations } from './agreement.ts';
import type { Devices } from './job.ts';
import { reportText } from './report.ts';
import { type Ran, type Round, rowsOf } from './result.ts';
import { measuredRatio, TARGETS } from './targets.ts';
import { floorSeconds } from './units.ts';
import { countWork } from './work.ts';
import { findWorkload } from './workloads.ts';

const ran = (replicaStepsPerSecond: number, losses: number[]): Ran => ({
  ran: true,
  replicaStepsPerSecond,
  losses,
  steps: 100,
  seconds: 1,
  variants: [],
});

const variants = [
  { name: 'one thread', replicaStepsPerSecond: 400 },
  { name: 'threads', replicaStepsPerSecond: 120 },
];

const round: Round = {
  workload: 'a',
  replicas: 1,
  outcomes: {
    'fused-cpu': ran(8000, [2, 3]),
    'graph-cpu': ran(100, [2, 3.00025]),
    'graph-webgpu': { ran: false, reason: 'no WebGPU adapter', expected: true },
    'jax-js-wasm': { ...ran(400, [2.01, 3]), variants },
  },
};

const devices: Devices = {
  cpu: { threads: 2, rates: { transcendentals: 1e8, multiplyAdds: 1e9, bytes: 1e9 } },
  gpu: null,
};
const circumstances = {
  machine: 'a machine',
  runtime: 'Node',
  adapter: 'none',
  versions: { tfjs: '4' },
  date: 'today',
};

test('deviations are the largest of any replica, relative above 1, and judged by the workload’s tolerance', () => {
  const compared = deviations(round);
  expect(compared?.reference).toBe('fused-cpu');
  expect(compared?.others.map(({ path, agrees }) => [path, agrees])).toEqual([
    ['graph-cpu', true],
    ['jax-js-wasm', false],
  ]);
  expect(compared?.others[0].worst).toBeCloseTo(0.00025 / 3, 9);
  expect(compared?.others[0].mean).toBeCloseTo(0.000125 / 2.5, 9);
  expect(compared?.others[1].worst).toBeCloseTo(0.005, 9);
});

test('the mean is held to a narrower tolerance than a replica of L1', () => {
  const off = (difference: number) => ({
    ...round,
    workload: 'c' as const,
    outcomes: { 'fused-cpu': ran(1, [1, 2]), 'graph-cpu': ran(1, [1, 2 + difference]) },
  });
  expect(deviations(off(1e-4))?.others[0].agrees).toBe(true);
  expect(deviations(off(8e-3))?.others[0].agrees).toBe(false);
});

test.each([[[Number.NaN, 3]], [[2, Number.NaN]], [[2]], [[2, Infinity]]])('losses %j never agree', (losses) => {
  const outcomes = { 'fused-cpu': ran(1, [2, 3]), 'jax-js-wasm': ran(1, losses) };
  expect(deviations({ ...round, outcomes })?.others[0].agrees).toBe(false);
});

test('rows are what ran, with the mean loss', () => {
  expect(rowsOf([round])).toEqual([
    { workload: 'a', replicas: 1, path: 'fused-cpu', replicaStepsPerSecond: 8000, finalLoss: 2.5 },
    { workload: 'a', replicas: 1, path: 'graph-cpu', replicaStepsPerSecond: 100, finalLoss: (2 + 3.00025) / 2 },
    { workload: 'a', replicas: 1, path: 'jax-js-wasm', replicaStepsPerSecond: 400, finalLoss: 2.505 },
  ]);
});

test('a ratio is to the fastest that ran, and null where a side is missing', () => {
  const rows = rowsOf([round]);
  const target = {
    workload: 'a',
    replicas: 1,
    paths: ['fused-webgpu', 'fused-cpu'],
    against: ['graph-cpu', 'jax-js-wasm'],
    ratio: 3,
  } as const;
  expect(measuredRatio(target, rows)).toBe(20);
  expect(measuredRatio({ ...target, replicas: 64 }, rows)).toBeNull();
  expect(measuredRatio({ ...target, against: ['graph-webgpu'] }, rows)).toBeNull();
  // Every target is a measurement that the benchmark makes.
  for (const { workload, replicas } of TARGETS) expect(findWorkload(workload).replicas).toContain(replicas);
});

test('the work of a step, counted by hand', () => {
  const work = (id: 'a' | 'b' | 'c' | 'd') => countWork(prepareProblem(findWorkload(id).spec(1)));
  // exp of each term, log of each sum; exp of three weights and three scales, log of the weights' sum; nine roots.
  expect(work('a')).toEqual({ transcendentals: 256 * 3 + 256 + 6 + 1 + 9, multiplyAdds: 256 * 3 * 6, bytes: 256 * 4 });
  // 64 tanh an example; 32 + 1024 + 32 weights forwards, as many for their gradient, 1024 + 32 for the layers below.
  expect(work('c')).toEqual({
    transcendentals: 256 * 64 + 1153,
    multiplyAdds: 256 * (2 * 1088 + 1056),
    bytes: 256 * 2 * 4,
  });
  expect(work('d').transcendentals).toBe(1024 * 8 + 1024 + 8 * 3 + 1 + 48);
  // 607 nodes a component; at each two terms of Q and four of P, and the log of either sum.
  expect(work('b').transcendentals).toBe(2 * 607 * (2 + 4 + 2) + 4 + 1 + 6);
  expect(floorSeconds({ transcendentals: 100, multiplyAdds: 1000, bytes: 8 }, devices.cpu.rates)).toBe(1e-6);
});

test('the report names ratios, floor, mismatch, what did not run, and the targets', () => {
  const text = reportText(circumstances, devices, [round]);
  expect(text).toContain('today · a machine · Node · adapter: none · tfjs 4');
  expect(text).toMatch(/\| fused-cpu +\| 8,000 \(×20\)/);
  expect(text).toMatch(/\| graph-webgpu +\| –/);
  // 1,040 evaluations at 1e8 a second, one thread for one replica.
  expect(text).toMatch(/\| floor, cpu +\| 96k \(8.32 %\)/);
  expect(text).toMatch(/\| losses agree to +\| MISMATCH after 50 steps/);
  expect(text).toContain('- (a) R = 1: the losses of jax-js-wasm differ from those of fused-cpu, one replica');
  expect(text).toContain('- jax-js-wasm, R = 1: 400 one thread; 120 threads');
  expect(text).toContain('- graph-webgpu, R = 1: not run: no WebGPU adapter');
  expect(text).toMatch(/\| \(a\) R = 1: fused-cpu to jax-js-wasm +\| ×40 +\| ×20 +\| no/);
});
