import katex from 'katex';
import { expect, test } from 'vitest';
import { short } from './measure.ts';

test.each([
  [0, '0'],
  [-0.25, '−0.25'],
  [0.123456, '0.1235'],
  [200, '200'],
  [123456, '123456'],
  [-6.10352e-5, '−6.104×10⁻⁵'],
  [1e-3, '0.001'],
  [1e7, '1×10⁷'],
  [Number.POSITIVE_INFINITY, 'Infinity'],
])('%d in a sentence, with or without TeX around it: %s', (value, text) => {
  expect(short(value)).toBe(text);
  expect(() => katex.renderToString(text, { strict: 'error', throwOnError: true })).not.toThrow();
});
