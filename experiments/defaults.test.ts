import { expect, test } from 'vitest';
import { readControls } from '../src/experiment/controls.ts';
import { findExperiment } from './registry.ts';
import { planOf } from './train.fixture.ts';

test.each([
  ['kl-asymmetry', { preset: 'ring', sweep: 'off' }, { replicas: '4' }],
  ['kl-asymmetry', { preset: 'far-modes' }, {}],
  ['noise-tricks', { body: 'mlp' }, { steps: '2400' }],
  ['gaussian-noise', { dataset: 'levels' }, { degree: '2' }],
  ['laplacian-noise', { dataset: 'levels' }, { degree: '2' }],
  ['laplacian-noise', {}, {}],
  ['mixture-collapse', {}, {}],
  ['mixture-collapse', { show: 'rates' }, { steps: '2000', recordEvery: '5' }],
  ['mixture-collapse', { show: 'rates', steps: '800' }, { steps: '2000', recordEvery: '2' }],
  ['mixture-collapse', { show: 'remedies' }, { replicas: '4', steps: '1600', learningRate: '0.006', recordEvery: '8' }],
  ['mixture-collapse', { show: 'phase' }, { replicas: '48', steps: '2500', learningRate: '0.01', recordEvery: '25' }],
])('%s with %o: set to where they are said to stand, controls change nothing', (id, settings, said) => {
  const { controls, defaults } = findExperiment(id);
  const values = readControls(controls, settings as Record<string, string>);
  expect(defaults?.(values) ?? {}).toEqual(said);
  const set = planOf(id, { ...said, ...settings } as Record<string, string>);
  expect(set.runs).toEqual(planOf(id, values.entries).runs);
});
