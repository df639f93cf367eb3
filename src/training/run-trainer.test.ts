import { describe, expect, test } from 'vitest';
import type { RunSpec } from '../recording/spec.ts';
import type { Backend } from './backends/backend.ts';
import { openTestBackend } from './backends/testing.ts';
import { exampleSpecs } from './example-specs.fixture.ts';
import { FusedCpuStepper } from './fused/cpu-stepper.ts';
import { GraphStepper } from './graph/stepper.ts';
import { prepareProblem } from './prepare-problem.ts';
import { RunTrainer } from './run-trainer.ts';
import type { Stepper } from './stepper.ts';

const specs = new Map(exampleSpecs());
const mixture = specs.get('1-D mixture, train') as RunSpec;
const minibatch = specs.get('1-D mixture, train, minibatch') as RunSpec;

type MakeStepper = (problem: ReturnType<typeof prepareProblem>, backend: Backend) => Stepper;
const paths: [string, MakeStepper][] = [
  ['fused', (problem) => new FusedCpuStepper(problem)],
  ['graph', (problem, backend) => new GraphStepper(problem, backend)],
];

async function withTrainers(
  spec: RunSpec,
  make: MakeStepper,
  count: number,
  use: (trainers: RunTrainer[]) => Promise<void>,
) {
  const backend = await openTestBackend('cpu');
  try {
    const problem = prepareProblem(spec);
    const trainers: RunTrainer[] = [];
    for (let i = 0; i < count; i++) trainers.push(await RunTrainer.start(problem, make(problem, backend)));
    await use(trainers);
    for (const trainer of trainers) trainer.dispose();
  } finally {
    await backend.dispose();
  }
}

const lossOf = (trainer: RunTrainer) => trainer.book.series[0].values;

describe.each(paths)('%s', (_path, make) => {
  test('the same spec and seed give bit-identical curves, however the steps are sliced', async () => {
    await withTrainers(minibatch, make, 2, async ([whole, sliced]) => {
      await whole.advance(12);
      for (const steps of [1, 5, 2, 4]) await sliced.advance(steps);
      expect(sliced.book.steps).toEqual([0, 4, 8, 12]);
      expect(lossOf(sliced)).toEqual(lossOf(whole));
      expect(sliced.replicaResults()).toEqual(whole.replicaResults());
    });
  });

  test('a checkpoint restores parameters and moments: the run goes on bit for bit', async () => {
    await withTrainers(minibatch, make, 2, async ([whole, resumed]) => {
      await whole.advance(6);
      const checkpoint = await whole.checkpoint();
      await whole.advance(6);
      await resumed.restore(structuredClone(checkpoint));
      expect(resumed.step).toBe(6);
      await resumed.advance(6);
      expect(lossOf(resumed).at(-1)).toEqual(lossOf(whole).at(-1));
      expect(resumed.replicaResults()[1].theta).toEqual(whole.replicaResults()[1].theta);
    });
  });

  test('the learning rate changes in flight, and the change is recorded', async () => {
    await withTrainers(mixture, make, 2, async ([steady, changed]) => {
      await steady.advance(8);
      await changed.advance(4);
      changed.setLearningRate(0);
      await changed.advance(4);
      expect(lossOf(changed)[1]).toEqual(lossOf(steady)[1]);
      expect(lossOf(changed)[2]).toEqual(lossOf(changed)[1]);
      expect(lossOf(steady)[2]).not.toEqual(lossOf(steady)[1]);
      expect(changed.interventions).toEqual([{ step: 4, learningRate: [0, 0, 0] }]);
    });
  });
});

test('replicas do not mix: each trains as it would alone', async () => {
  const learningRate = [0.02, 0.5, 0.001];
  const problem = prepareProblem({ ...mixture, optimizer: { ...mixture.optimizer, learningRate } });
  const together = await RunTrainer.start(problem, new FusedCpuStepper(problem));
  await together.advance(12);
  for (const [replica, rate] of learningRate.entries()) {
    const start = prepareProblem({
      ...mixture,
      replicas: 1,
      optimizer: { ...mixture.optimizer, learningRate: rate },
      initial: { kind: 'given', parameters: [together.book.snapshots.values[0][replica]] },
    });
    const alone = await RunTrainer.start(start, new FusedCpuStepper(start));
    await alone.advance(12);
    expect(alone.replicaResults()[0].theta).toEqual(together.replicaResults()[replica].theta);
  }
});

test('another seed gives another start', async () => {
  const [one, other] = [mixture, { ...mixture, seed: 12 }].map((spec) => prepareProblem(spec));
  const first = await RunTrainer.start(one, new FusedCpuStepper(one));
  const second = await RunTrainer.start(other, new FusedCpuStepper(other));
  expect(lossOf(first)[0]).not.toEqual(lossOf(second)[0]);
});

test('replicas that end on the way: curves and results do not depend on how steps are sliced', async () => {
  const spec: RunSpec = {
    ...(specs.get('table, forward-kl') as RunSpec),
    optimizer: { kind: 'sgd', learningRate: [0.5, 1, 2] },
    steps: 400,
    recordEvery: 10,
    tolerance: 1e-3,
  };
  const problem = prepareProblem(spec);
  const runs: RunTrainer[] = [];
  for (const slice of [1000, 7, 64]) {
    const trainer = await RunTrainer.start(problem, new FusedCpuStepper(problem));
    while (!trainer.finished) await trainer.advance(slice);
    runs.push(trainer);
  }
  const [whole, ...sliced] = runs;
  const ends = whole.replicaResults().map(({ status, steps }) => [status, steps]);
  expect(ends.every(([status, steps]) => status === 'converged' && Number(steps) < 400)).toBe(true);
  expect(new Set(ends.map(([, steps]) => steps)).size).toBeGreaterThan(1);
  for (const run of sliced) {
    expect(run.book.steps).toEqual(whole.book.steps);
    expect(lossOf(run)).toEqual(lossOf(whole));
    expect(run.replicaResults()).toEqual(whole.replicaResults());
  }
});

test('a checkpoint keeps replicas that have ended', async () => {
  const spec: RunSpec = {
    ...(specs.get('table, forward-kl') as RunSpec),
    optimizer: { kind: 'sgd', learningRate: [0.01, 2, 2] },
    steps: 300,
    recordEvery: 10,
    tolerance: 1e-3,
  };
  const problem = prepareProblem(spec);
  const [whole, resumed] = [
    await RunTrainer.start(problem, new FusedCpuStepper(problem)),
    await RunTrainer.start(problem, new FusedCpuStepper(problem)),
  ];
  await whole.advance(200);
  await resumed.restore(await whole.checkpoint());
  for (const trainer of [whole, resumed]) while (!trainer.finished) await trainer.advance(50);
  const [, early] = whole.replicaResults();
  expect(early).toMatchObject({ status: 'converged' });
  expect(early.steps).toBeLessThan(200);
  expect(resumed.replicaResults()).toEqual(whole.replicaResults());
});
