import { expect, test } from 'vitest';
import { isAffine } from './affine.ts';
import { parseFormula } from './parse.ts';

test.each([
  ['logq - logp', true],
  ['-2*logq + log(3)', true],
  ['r', true],
  ['r^2', false],
  ['exp(logp - logq)', false],
  ['logp*logq', false],
  ['abs(r)', false],
  ['1', true],
])('%s: %s', (text, affine) => {
  expect(isAffine(parseFormula(text, { parameters: [] }), {})).toBe(affine);
});
