import { expect, test } from 'vitest';
import { isStillTyped } from './still-typed.ts';

test.each([
  ['lo', 1, 2, true],
  ['2*lo', 3, 4, true],
  ['log', 1, 3, true],
  ['lx', 1, 2, false],
  ['lo + r', 1, 6, false],
  ['lo1', 1, 2, false],
  ['lo', 1, null, false],
  ['(', 1, 1, false],
  ['2 r', 3, 3, false],
  ['2r', 2, 2, false],
  ['2e', 2, 2, true],
  ['2 e', 3, 3, false],
  ['2 logq', 3, 6, false],
  ['r lo', 3, 4, false],
  ['(r) lo', 5, 6, false],
  ['lo', undefined, 2, false],
] as const)('%s, mistaken at %s, caret at %s: %s', (text, at, caret, still) => {
  expect(isStillTyped(text, at, caret)).toBe(still);
});
