import { expect, test } from 'vitest';
import { planOf } from '../../../experiments/train.fixture.ts';
import { judgesOf } from './judges.ts';

test.each([
  ['kl-asymmetry', {}, [[0], [1]]],
  // A floor under the scales is the model's, and no matter of who scores.
  ['mixture-collapse', {}, [[0, 1]]],
  ['mixture-collapse', { show: 'remedies' }, [[0, 1, 4], [2], [3]]],
  // The network has five points of its own.
  ['gaussian-noise', {}, [[0], [1, 2, 4, 5, 6], [3]]],
])('of %s with %o these runs score alike: %j', (lesson, settings, runs) => {
  const plan = planOf(lesson, settings as Record<string, string>);
  expect(judgesOf(plan).map((judge) => judge.runs)).toEqual(runs);
});
