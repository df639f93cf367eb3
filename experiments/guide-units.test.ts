import { expect, test } from 'vitest';
import { guideText } from '../src/experiment/guide-text.ts';
import { BITS } from '../src/experiment/information-words.ts';
import { EXPERIMENTS } from './registry.ts';
import { planOf } from './train.fixture.ts';

const wordsOf = (id: string, unit?: typeof BITS) => {
  const { guide } = EXPERIMENTS.find((experiment) => experiment.id === id)!;
  const plan = planOf(id, {});
  return guide.map((step) => guideText(step, plan, unit));
};
/** Told of nats themselves. */
const OF_NATS = /Nats count|One nat|turns nats into/g;

test.each(EXPERIMENTS.map(({ id }) => [id]))('%s: in bits, no number of the guide is in nats', (id) => {
  for (const text of wordsOf(id, BITS)) expect(text.replace(OF_NATS, '')).not.toMatch(/\bnats?\b/);
});

test('entropy’s guide in either unit', () => {
  expect(wordsOf('entropy')[0]).toMatch(/6\.908 nats.*\$H\(P\) = 2\.848\$ nats/);
  expect(wordsOf('entropy', BITS)[0]).toMatch(/9\.966 bits.*\$H\(P\) = 4\.109\$ bits/);
});
