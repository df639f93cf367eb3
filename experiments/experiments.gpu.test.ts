import { expect, test } from 'vitest';
import { broken, train } from './train.fixture.ts';

/** The lessons on WebGPU in float32, with fewer replicas and steps for a software adapter. */
test.each([
  ['mixture-collapse', { replicas: '4' }, 'unbounded'],
  ['kl-asymmetry', { replicas: '16', steps: '80' }, 'converged'],
  ['noise-tricks', { replicas: '2', steps: '60', objective: 'l2,laplacian-nll' }, 'converged'],
])('every claim of %s holds on WebGPU', { timeout: 120_000 }, async (id, settings, status) => {
  const { claims, environment, runs } = await train(id, settings, { backend: 'webgpu' });
  expect(environment).toMatchObject({ backend: 'webgpu', precision: 'float32' });
  expect(runs[0].replicas.map((replica) => replica.status)).toContain(status);
  expect(claims.length).toBeGreaterThan(3);
  expect(broken(claims)).toEqual([]);
});
