import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAgreement } from './agreement.fixture.ts';
import type { Backend } from './backends/backend.ts';
import { openTestBackend } from './backends/testing.ts';
import { exampleSpecs } from './example-specs.fixture.ts';
import { FusedWebgpuStepper } from './fused/webgpu-stepper.ts';
import { GraphStepper } from './graph/stepper.ts';

let backend: Backend;
beforeAll(async () => {
  backend = await openTestBackend('webgpu');
});
afterAll(() => backend.dispose());

describe('graph path on WebGPU agrees with float64', () => {
  test.each(exampleSpecs())('%s', async (_name, spec) => {
    expect(backend.kind).toBe('webgpu');
    await expectAgreement(spec, (problem) => new GraphStepper(problem, backend));
  });
});

describe('fused kernel on WebGPU agrees with float64', () => {
  test.each(exampleSpecs())('%s', async (_name, spec) => {
    const before = tf.memory().numTensors;
    await expectAgreement(spec, (problem) => {
      const stepper = FusedWebgpuStepper.create(problem, backend);
      if ('unfit' in stepper) throw new Error(stepper.unfit);
      return stepper;
    });
    expect(tf.memory().numTensors, 'tensors left behind').toBe(before);
  });
});
