import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RunSpec } from '../../recording/spec.ts';
import { nodeThreads } from '../backends/node-threads.ts';
import { exampleSpecs } from '../example-specs.fixture.ts';
import { prepareProblem } from '../prepare-problem.ts';
import { learningRates } from '../schedule.ts';
import { FusedCpuStepper } from './cpu-stepper.ts';
import { RangePool, type ThreadSource } from './parallel-pool.ts';
import { estimatedSeconds, workerCount } from './parallel-rule.ts';
import { ParallelCpuStepper } from './parallel-stepper.ts';

const specs = new Map(exampleSpecs());
const minibatch: RunSpec = {
  ...(specs.get('1-D mixture, train, minibatch') as RunSpec),
  replicas: 5,
  optimizer: { kind: 'adam', learningRate: [0.02, 0.1, 0.005], beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
};
const subsets: RunSpec = {
  ...(specs.get('1-D mixture, train') as RunSpec),
  replicas: 5,
  data: { ...(minibatch.data as NonNullable<RunSpec['data']>), share: { kind: 'subset', sizes: [23, 7, 12, 5, 18] } },
};
const bootstrap: RunSpec = {
  ...minibatch,
  data: { ...(minibatch.data as NonNullable<RunSpec['data']>), share: { kind: 'bootstrap' } },
};
const integral: RunSpec = { ...(specs.get('1-D mixture, reverse-kl') as RunSpec), replicas: 4 };

/** The threads are started once: they serve all tests, as they serve all runs of a session. */
let pool: RangePool;
beforeAll(() => {
  pool = new RangePool(nodeThreads(3));
  pool.enter();
});
afterAll(() => pool.leave());

function conductOf(spec: RunSpec, frozen: number[] = []) {
  const active = new Uint8Array(spec.replicas).fill(1);
  for (const replica of frozen) active[replica] = 0;
  return { learningRate: learningRates(spec), active };
}

describe.each([1, 2, 3])('%i workers', (workers) => {
  test.each([
    ['minibatches, a learning rate a replica', minibatch],
    ['an integral over the model', integral],
    ['subsets of a size a replica', subsets],
    ['minibatches of bootstrap samples', bootstrap],
  ])('give the bits of one thread: %s', async (_name, spec) => {
    const problem = prepareProblem(spec);
    const single = new FusedCpuStepper(problem);
    const parallel = new ParallelCpuStepper(problem, pool, workers);
    expect(await parallel.observe()).toEqual(await single.observe());
    const conduct = conductOf(spec, [1]);
    for (const steps of [7, 1, 4]) {
      expect(await parallel.advance(steps, 4, conduct)).toEqual(await single.advance(steps, 4, conduct));
    }
    expect(await parallel.checkpoint()).toEqual(await single.checkpoint());
    parallel.dispose();
  });

  test('go on from a checkpoint as if nothing had happened, whoever made it', async () => {
    const problem = prepareProblem(minibatch);
    const single = new FusedCpuStepper(problem);
    const conduct = conductOf(minibatch);
    await single.advance(6, 4, conduct);
    const parallel = new ParallelCpuStepper(problem, pool, workers);
    await parallel.restore(await single.checkpoint());
    expect(await parallel.advance(6, 3, conduct)).toEqual(await single.advance(6, 3, conduct));
    parallel.dispose();
  });
});

test('a frozen replica stays where it is, bit for bit', async () => {
  const parallel = new ParallelCpuStepper(prepareProblem(minibatch), pool, 2);
  const before = await parallel.observe();
  const [after] = await parallel.advance(8, 8, conductOf(minibatch, [0, 3]));
  const size = before.theta.length / minibatch.replicas;
  for (let replica = 0; replica < minibatch.replicas; replica++) {
    const row = ({ theta }: typeof before) => Array.from(theta.subarray(replica * size, (replica + 1) * size));
    if (replica === 0 || replica === 3) expect(row(after)).toEqual(row(before));
    else expect(row(after)).not.toEqual(row(before));
  }
  parallel.dispose();
});

test('the death of a worker rejects the call under way and every later one with a sentence', async () => {
  const kill: (() => void)[] = [];
  const threads = nodeThreads(2);
  const mortal: ThreadSource = {
    cores: 2,
    spawn() {
      const worker = threads.spawn();
      kill.push(worker.terminate);
      return worker;
    },
  };
  const doomed = new RangePool(mortal);
  const stepper = new ParallelCpuStepper(prepareProblem(minibatch), doomed, 2);
  await stepper.observe();
  const call = stepper.advance(10_000_000, 10_000_000, conductOf(minibatch));
  kill[1]();
  await expect(call).rejects.toThrow(
    'A training worker has ended, exit code 1: the runs that it trained cannot go on. Start them again.',
  );
  await expect(stepper.observe()).rejects.toThrow('A training worker has ended');
  stepper.dispose();
});

test('threads end with the last stepper that uses them', async () => {
  const ended: number[] = [];
  let started = 0;
  const threads = nodeThreads(2);
  const counted: ThreadSource = {
    cores: 2,
    spawn() {
      const worker = threads.spawn();
      const number = started++;
      worker.onDeath(() => ended.push(number));
      return worker;
    },
  };
  const own = new RangePool(counted);
  const problem = prepareProblem(minibatch);
  const [one, two] = [new ParallelCpuStepper(problem, own, 2), new ParallelCpuStepper(problem, own, 2)];
  await Promise.all([one.observe(), two.observe()]);
  expect(started).toBe(2);
  one.dispose();
  await two.observe();
  two.dispose();
  two.dispose();
  await expect.poll(() => ended.length).toBe(2);
});

describe('workers are used where the run repays their start', () => {
  const large = RunSpec.parse({ ...minibatch, batch: 'full', replicas: 64, steps: 100_000 });

  test('the estimate grows with replicas, steps, points and parameters', () => {
    // 64 · 1e5 · (1 µs + 23 points · 6 parameters · 2 ns)
    expect(estimatedSeconds(prepareProblem(large))).toBeCloseTo(64e5 * (1e-6 + 23 * 6 * 2e-9), 6);
    // Only rows that a replica sees cost it anything: 23, 7, 12, 5 and 18 of 23 are 13 on average.
    const drawn = { ...subsets, steps: 1000 };
    expect(estimatedSeconds(prepareProblem(drawn))).toBeCloseTo(5e3 * (1e-6 + 13 * 9 * 2e-9), 9);
    // 2-D: 25² nodes of each of two components, 12 parameters.
    const plane = prepareProblem(specs.get('2-D mixture, reverse-kl') as RunSpec);
    const nodes = 2 * plane.axisNodes.z.length ** 2;
    expect(estimatedSeconds(plane)).toBeCloseTo(2 * 2 * (1e-6 + nodes * 12 * 2e-9), 6);
  });

  test('one a core, at most one a replica; none for one replica, one core, or little work', () => {
    expect(workerCount(prepareProblem(large), 4)).toBe(4);
    expect(workerCount(prepareProblem({ ...large, replicas: 3, steps: 1e7 }), 4)).toBe(3);
    expect(workerCount(prepareProblem({ ...large, replicas: 1, steps: 1e8 }), 4)).toBe(0);
    expect(workerCount(prepareProblem(large), 1)).toBe(0);
    expect(workerCount(prepareProblem({ ...large, steps: 1000 }), 4)).toBe(0);
  });
});
