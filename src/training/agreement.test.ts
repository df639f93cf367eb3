import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAgreement } from './agreement.fixture.ts';
import type { Backend } from './backends/backend.ts';
import { openTestBackend } from './backends/testing.ts';
import { exampleSpecs } from './example-specs.fixture.ts';
import { expectGeneratedAgreement } from './generated-agreement.fixture.ts';
import { GraphStepper } from './graph/stepper.ts';

let backend: Backend;
beforeAll(async () => {
  backend = await openTestBackend('cpu');
});
afterAll(() => backend.dispose());

describe('graph path on tfjs cpu agrees with float64', () => {
  test.each(exampleSpecs())('%s', async (_name, spec) => {
    const before = tf.memory().numTensors;
    await expectAgreement(spec, (problem) => new GraphStepper(problem, backend));
    expect(tf.memory().numTensors, 'tensors left behind').toBe(before);
  });
});

test('generated specs on the graph path of tfjs cpu agree with float64', async () => {
  await expectGeneratedAgreement((problem) => new GraphStepper(problem, backend), 15);
}, 120_000);
