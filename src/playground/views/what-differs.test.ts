import { expect, test } from 'vitest';
import { planOf } from '../../../experiments/train.fixture.ts';
import { whatDiffers } from './what-differs.ts';

test.each([
  ['kl-asymmetry', {}, 'Same start, same population, same draws; only the objective differs.'],
  ['mixture-collapse', {}, 'Same start, same data, same draws; only the scale floor differs.'],
  [
    'mixture-collapse',
    { show: 'rates' },
    'Same data, same draws; the model, the optimizer, the learning rate and the start differ.',
  ],
  ['reverse-cross-entropy', {}, 'The objective, the model, the population, the learning rate and the start differ.'],
  ['noise-tricks', {}, 'Same start, same data, same draws; only the objective and the noise scale differ.'],
  ['finite-precision', {}, 'Same start; only the scale floor and the data differ.'],
  ['mutual-information', {}, 'Same start; only the data differ.'],
  ['identities', {}, ''],
])('of %s with %o the page says: %s', (lesson, settings, sentence) => {
  expect(whatDiffers(planOf(lesson, settings as Record<string, string>))).toBe(sentence);
});
