import { expect, test } from 'vitest';
import { inNats } from '../../experiment/information-in-prose.ts';
import { formatSentence } from './sentence.ts';

test.each([
  ['at most 7.8e-9 nats', 'at most 7.8×10⁻⁹ nats'],
  ['at least 1e−5', 'at least 1×10⁻⁵'],
  ['stopped after 12000 steps, as asked', 'stopped after 12,000 steps, as asked'],
  ['not a number at step 1200: the loss is NaN', 'not a number at step 1,200: the loss is NaN'],
  ['in 12,000 steps of 0.12345 on 4096', 'in 12,000 steps of 0.12345 on 4096'],
])('the sentence "%s" reads "%s"', (sentence, text) => {
  expect(formatSentence(sentence, 'nats')).toBe(text);
});

test.each([
  [`KL ${inNats(Math.LN2)} of 2`, 'KL 0.6931 nats of 2', 'KL 1 bits of 2'],
  [`${inNats(0.25)}/(ηt)`, '0.25 nats/(ηt)', '0.3607 bits/(ηt)'],
  [`adds ${inNats(1)} at most`, 'adds 1 nat at most', 'adds 1.443 bits at most'],
  [`h = ${inNats(-1e-5)}`, 'h = −1×10⁻⁵ nats', 'h = −1.443×10⁻⁵ bits'],
  [`from ${inNats(Number.POSITIVE_INFINITY)}`, 'from ∞ nats', 'from ∞ bits'],
  ['8 rows, 2 signatures', '8 rows, 2 signatures', '8 rows, 2 signatures'],
])('"%s" reads "%s", and in bits "%s"', (sentence, nats, bits) => {
  expect(formatSentence(sentence, 'nats')).toBe(nats);
  expect(formatSentence(sentence, 'bits')).toBe(bits);
});
