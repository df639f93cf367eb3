import { expect, test } from 'vitest';
import { readControls } from '../src/experiment/controls.ts';
import { EXPERIMENTS, findExperiment } from './registry.ts';

test('an unknown experiment: the list, and the nearest', () => {
  expect(() => findExperiment('mixture-colapse')).toThrow(
    `There is no experiment of this name; got "mixture-colapse"; expected one of ${EXPERIMENTS.map(({ id }) => id).join(', ')}. Did you mean "mixture-collapse"?`,
  );
});

test.each(EXPERIMENTS)('$id: its guide only sets controls that it has, to values that they take', (experiment) => {
  expect(experiment.guide.length).toBeGreaterThanOrEqual(3);
  for (const { action } of experiment.guide) if (action) readControls(experiment.controls, action.set);
});
