import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { objectiveSpec } from '../../objectives/objective-spec.ts';
import { RunSpec } from '../../recording/spec.ts';
import type { Backend } from '../backends/backend.ts';
import { openTestBackend } from '../backends/testing.ts';
import { prepareProblem } from '../prepare-problem.ts';
import type { Stepper } from '../stepper.ts';
import { FusedCpuStepper } from './cpu-stepper.ts';
import { FusedWebgpuStepper } from './webgpu-stepper.ts';

let backend: Backend;
beforeAll(async () => {
  backend = await openTestBackend('webgpu');
});
afterAll(() => backend.dispose());

/** Small, so that a million steps take seconds; every thousandth is recorded, and thrown away. */
const problem = prepareProblem(
  RunSpec.parse({
    version: 1,
    objective: objectiveSpec('cross-entropy'),
    model: { kind: 'mixture', components: 1, dimension: 1 },
    data: { name: 'four points', columns: ['y'], inputs: 0, train: [[-1], [0], [0.5], [2]], heldOut: [] },
    initial: { kind: 'prior' },
    optimizer: { kind: 'adam', learningRate: 1e-3 },
    replicas: 2,
    seed: 1,
    steps: 1_000_000,
    recordEvery: 1000,
  }),
);
const conduct = { learningRate: new Float64Array(2).fill(1e-3), active: new Uint8Array(2).fill(1) };

const MEBIBYTE = 2 ** 20;
/** What the collector and the driver give back late is in both halves; a leak is in the second. */
const SLACK = 64 * MEBIBYTE;

/** The most bytes of the process in the first half of a million steps, and in the second. */
async function residentOver(stepper: Stepper): Promise<[number, number]> {
  const resident: number[] = [];
  for (let slice = 0; slice < 20; slice++) {
    await stepper.advance(50_000, 1000, conduct);
    resident.push(process.memoryUsage().rss);
  }
  return [Math.max(...resident.slice(0, 10)), Math.max(...resident.slice(10))];
}

test('memory is flat over a million steps on the GPU: no tensor, no buffer, no byte left behind', async () => {
  const stepper = FusedWebgpuStepper.create(problem, backend);
  if ('unfit' in stepper) throw new Error(stepper.unfit);
  await stepper.advance(1000, 1000, conduct);
  const before = tf.memory();
  const [early, late] = await residentOver(stepper);
  expect((await stepper.checkpoint()).step).toBe(1_001_000);
  const after = tf.memory();
  expect(after.numTensors).toBe(before.numTensors);
  expect(after.numBytes).toBe(before.numBytes);
  expect(late - early).toBeLessThan(SLACK);
  stepper.dispose();
});

test('memory is flat over a million steps on the CPU', async () => {
  const stepper = new FusedCpuStepper(problem);
  const [early, late] = await residentOver(stepper);
  expect((await stepper.checkpoint()).step).toBe(1_000_000);
  expect(late - early).toBeLessThan(SLACK);
});
