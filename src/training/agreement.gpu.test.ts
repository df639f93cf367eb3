import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAgreement } from './agreement.fixture.ts';
import type { Backend } from './backends/backend.ts';
import { openTestBackend } from './backends/testing.ts';
import { exampleSpecs } from './example-specs.fixture.ts';
import { FusedWebgpuStepper, workgroupLimits } from './fused/webgpu-stepper.ts';
import { trainingKernel } from './fused/wgsl/kernel.ts';
import { expectGeneratedAgreement } from './generated-agreement.fixture.ts';
import { GraphStepper } from './graph/stepper.ts';
import type { Problem } from './problem.ts';

let backend: Backend;
beforeAll(async () => {
  backend = await openTestBackend('webgpu');
});
afterAll(() => backend.dispose());

function fused(problem: Problem): FusedWebgpuStepper {
  const stepper = FusedWebgpuStepper.create(problem, backend);
  if ('unfit' in stepper) throw new Error(stepper.unfit);
  return stepper;
}

describe('graph path on WebGPU agrees with float64', () => {
  test.each(exampleSpecs())('%s', async (_name, spec) => {
    expect(backend.kind).toBe('webgpu');
    await expectAgreement(spec, (problem) => new GraphStepper(problem, backend));
  });
});

describe('fused kernel on WebGPU agrees with float64', () => {
  test.each(exampleSpecs())('%s', async (_name, spec) => {
    const before = tf.memory().numTensors;
    await expectAgreement(spec, fused);
    expect(tf.memory().numTensors, 'tensors left behind').toBe(before);
  });
});

// A real GPU runs more invocations a workgroup than the emulated one that tests have; one is the least there can be.
describe.each([1, 64])('fused kernel with %i invocations a workgroup agrees with float64', (invocations) => {
  test.each(exampleSpecs())('%s', async (_name, spec) => {
    await expectAgreement(spec, (problem) => {
      const kernel = trainingKernel(problem, { ...workgroupLimits(backend), invocations });
      if ('unfit' in kernel) throw new Error(kernel.unfit);
      return new FusedWebgpuStepper(problem, backend, kernel);
    });
  });
});

// The same specs as on tfjs cpu. All in one session: a literal missing from a pipeline's key would show.
test('generated specs on the fused kernel agree with float64', async () => {
  await expectGeneratedAgreement(fused, 40);
}, 120_000);

test('generated specs on the graph path of WebGPU agree with float64', async () => {
  await expectGeneratedAgreement((problem) => new GraphStepper(problem, backend), 3);
}, 120_000);
