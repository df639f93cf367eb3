import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAgreement } from './agreement.fixture.ts';
import type { Backend } from './backends/backend.ts';
import { openTestBackend } from './backends/testing.ts';
import { exampleSpecs } from './example-specs.fixture.ts';

let backend: Backend;
beforeAll(async () => {
  backend = await openTestBackend('webgpu');
});
afterAll(() => backend.dispose());

describe('graph path on WebGPU agrees with float64', () => {
  test.each(exampleSpecs())('%s', async (_name, spec) => {
    expect(backend.kind).toBe('webgpu');
    await expectAgreement(spec, backend);
  });
});
