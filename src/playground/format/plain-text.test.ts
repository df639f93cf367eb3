import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test.each([
  ['an entropy', 'an entropy'],
  ['$-\\log_2 P(y)$ of a word', '-log_2 P(y) of a word'],
  ['{a} costs $1{,}000', '{a} costs $1{,}000'],
])('%s is read as %s', (prose, text) => {
  expect(plainText(prose)).toBe(text);
});
