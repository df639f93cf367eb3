import { expect, test } from 'vitest';
import { readPageOptions } from './page-options.ts';

test('a hundred resets and frames are the default; each can be said', () => {
  expect(readPageOptions([])).toEqual({ resets: 100, minutes: 0, frames: true });
  const words = ['--resets', '0', '--minutes', '60', '--no-frames'];
  expect(readPageOptions(words)).toEqual({ resets: 0, minutes: 60, frames: false });
});

test.each([
  [['--resets', 'many'], '--resets cannot be read; got "many"; expected a whole number, 0 or more'],
  [['--minutes=-1'], '--minutes cannot be read; got "-1"'],
  [['--minutes', '1.5'], '--minutes cannot be read; got "1.5"'],
  [['--hours', '1'], "The options cannot be read; got \"Unknown option '--hours'"],
  [['20'], 'The options cannot be read'],
])('%j', (words, sentence) => {
  expect(() => readPageOptions(words)).toThrow(sentence);
});
