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
  ['lo', undefined, 2, false],
] as const)('%s, mistaken at %s, caret at %s: %s', (text, at, caret, still) => {
  expect(isStillTyped(text, at, caret)).toBe(still);
});
