import { expect, test } from 'vitest';
import { markMistake } from './mistake.ts';

test.each([
  ['2*cube(r) + 1', 3, ['2*', 'cube', '(r) + 1']],
  ['r + 12.5 4', 5, ['r + ', '12.5', ' 4']],
  ['r $ 2', 3, ['r ', '$', ' 2']],
  ['r 🍰 2', 3, ['r ', '🍰', ' 2']],
  ['(r', 3, ['(r', ' ', '']],
  ['(r', 9, ['(r', ' ', '']],
  ['r', undefined, ['r', '', '']],
])('%s at %s', (text, at, [before, wrong, after]) => {
  expect(markMistake(text, at)).toEqual({ before, wrong, after });
});
