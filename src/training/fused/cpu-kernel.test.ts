import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunSpec } from '../../recording/spec.ts';
import type { Backend } from '../backends/backend.ts';
import { openTestBackend } from '../backends/testing.ts';
import { exampleSpecs } from '../example-specs.fixture.ts';
import { initialTheta } from '../initial-theta.ts';
import { prepareProblem } from '../prepare-problem.ts';
import { learningRates } from '../schedule.ts';
import { float64Tensor, registerCpuTrainSteps } from './cpu-kernel.ts';
import { KernelCpuStepper } from './cpu-kernel-stepper.ts';
import { CpuLoop } from './cpu-loop.ts';
import { FusedCpuStepper } from './cpu-stepper.ts';
import { TRAIN_STEPS } from './train-steps.ts';

let backend: Backend;
beforeAll(async () => {
  backend = await openTestBackend('cpu');
});
afterAll(() => backend.dispose());

const specs = new Map(exampleSpecs());
const mixture = specs.get('1-D mixture, train') as RunSpec;
const conductOf = (spec: RunSpec) => ({
  learningRate: learningRates(spec),
  active: new Uint8Array(spec.replicas).fill(1),
});

test('the kernel trains the variables that it is given, in place', () => {
  registerCpuTrainSteps();
  const problem = prepareProblem(mixture);
  const loop = new CpuLoop(problem);
  const { replicas } = mixture;
  const shape = [replicas, loop.size];
  const theta = tf.variable(tf.tensor(Float32Array.from(initialTheta(problem)), shape));
  const moments = tf.variable(tf.zeros([2, ...shape]));
  const conduct = tf.tensor2d(Array.from({ length: replicas }, () => [0.02, 1]));
  const { dataId } = theta;
  const before = theta.dataSync();
  const call = { first: 0, last: 12, recordEvery: 4, observeOnly: false };
  const attributes = { ...call, loop } as unknown as tf.NamedAttrMap;
  const records = tf.engine().runKernel(TRAIN_STEPS, { theta, moments, conduct }, attributes) as tf.Tensor;
  expect(records.shape).toEqual([3, replicas, loop.size + 2]);
  expect(theta.dataId).toBe(dataId);
  expect(theta.dataSync()).not.toEqual(before);
  const lastTheta = tf.slice(records, [2, 0, 0], [1, replicas, loop.size]);
  expect(theta.dataSync()).toEqual(lastTheta.dataSync());
  const rows = records.arraySync() as number[][][];
  for (let replica = 0; replica < replicas; replica++) {
    expect(rows[2][replica][loop.size]).toBeLessThan(rows[0][replica][loop.size]);
  }
  tf.dispose([theta, moments, conduct, records, lastTheta]);
});

describe('a stepper on the kernel', () => {
  test.each(exampleSpecs())('gives the bits of the plain loop: %s', async (_name, spec) => {
    const problem = prepareProblem(spec);
    const [plain, kernel] = [new FusedCpuStepper(problem), new KernelCpuStepper(problem)];
    expect(await kernel.observe()).toEqual(await plain.observe());
    const conduct = conductOf(spec);
    conduct.active[0] = 0;
    for (const steps of [3, 5]) {
      expect(await kernel.advance(steps, 4, conduct)).toEqual(await plain.advance(steps, 4, conduct));
    }
    const checkpoint = await kernel.checkpoint();
    expect(checkpoint).toEqual(await plain.checkpoint());
    await kernel.advance(4, 4, conduct);
    await kernel.restore(checkpoint);
    expect(await kernel.checkpoint()).toEqual(checkpoint);
    kernel.dispose();
  });

  test('shows tfjs its parameters, rounded to float32', async () => {
    const stepper = new KernelCpuStepper(prepareProblem(mixture));
    const [observation] = await stepper.advance(4, 4, conductOf(mixture));
    expect(stepper.theta.dataSync()).toEqual(Float32Array.from(observation.theta));
    expect(Float64Array.from(stepper.theta.dataSync())).not.toEqual(observation.theta);
    const doubled = tf.mul(stepper.theta, tf.scalar(2));
    expect(doubled.dataSync()).toEqual(Float32Array.from(observation.theta, (value) => 2 * value));
    tf.dispose(doubled);
    stepper.dispose();
  });

  test('takes what was assigned to its variable', async () => {
    const problem = prepareProblem(mixture);
    const stepper = new KernelCpuStepper(problem);
    const assigned = Float32Array.from(initialTheta(problem), (value) => value + 0.25);
    tf.tidy(() => stepper.theta.assign(tf.tensor(assigned, stepper.theta.shape)));
    expect((await stepper.observe()).theta).toEqual(Float64Array.from(assigned));
    tf.tidy(() => stepper.theta.assign(float64Tensor(initialTheta(problem), stepper.theta.shape)));
    expect((await stepper.observe()).theta).toEqual(initialTheta(problem));
    stepper.dispose();
  });

  test('leaves nothing behind, however often it is called', async () => {
    const stepper = new KernelCpuStepper(prepareProblem(mixture));
    const before = tf.memory();
    for (let i = 0; i < 300; i++) await stepper.advance(1, 1, conductOf(mixture));
    expect(tf.memory()).toEqual(before);
    stepper.dispose();
    expect(tf.memory().numTensors).toBe(before.numTensors - 2);
  });
});
