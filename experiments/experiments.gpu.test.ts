import { expect, test } from 'vitest';
import { broken, train } from './train.fixture.ts';

/** The lessons on WebGPU in float32, with no float64 finish: what holds, the GPU's own training made true. */
test.each([
  ['cross-entropy', { preset: 'four', replicas: '4', samples: '100', tolerance: '0' }, 'step-limit', 'population-gap'],
  ['kl-jensen', { pairs: '1000', replicas: '8', tolerance: '0' }, 'step-limit', 'descent-infinite'],
  [
    'identities',
    { draws: '1000', densities: '10', replicas: '4', tolerance: '0' },
    'step-limit',
    'descent-training-alone',
  ],
  ['mixture-collapse', { replicas: '8' }, 'unbounded', 'collapse'],
  ['kl-asymmetry', { replicas: '16', tolerance: '0' }, 'step-limit', 'reverse-kl-training-alone'],
  ['finite-precision', { replicas: '2' }, 'step-limit', 'trained-near-1'],
  ['mutual-information', { replicas: '2', dimensions: '4', body: 'linear' }, 'step-limit', 'difference-of-entropies'],
  ['noise-tricks', { replicas: '2', tolerance: '0' }, 'step-limit', 'laplacian-nll-training-alone'],
  ['label-smoothing-and-focal', { replicas: '2', tolerance: '0' }, 'step-limit', 'focal-minimiser'],
])(
  'training alone makes every claim of %s hold on WebGPU',
  { timeout: 120_000 },
  async (id, settings, status, shown) => {
    const { claims, environment, runs } = await train(id, settings, { backend: 'webgpu' });
    expect(environment).toMatchObject({ backend: 'webgpu', path: 'fused', precision: 'float32' });
    expect(runs[0].replicas.every(({ polish }) => polish === null)).toBe(true);
    expect(runs[0].replicas.map((replica) => replica.status)).toContain(status);
    expect(claims.map((claim) => claim.id)).toContain(shown);
    expect(broken(claims)).toEqual([]);
  },
);
