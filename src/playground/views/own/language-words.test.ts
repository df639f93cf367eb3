import { expect, test } from 'vitest';
import { VARIABLE_NAMES } from '../../../formula/expression.ts';
import { CONSTANTS, FUNCTIONS } from '../../../formula/language.ts';
import { CONSTANT_WORDS, FUNCTION_WORDS, NAMES } from './language-words.ts';

test('the list of words is the language', () => {
  expect(Object.keys(NAMES).sort()).toEqual([...VARIABLE_NAMES].sort());
  expect(CONSTANT_WORDS.map(([name]) => name)).toEqual([...CONSTANTS.keys()]);
  const listed = FUNCTION_WORDS.map(([call]) => [call.split('(')[0], call.split(',').length]);
  expect(Object.fromEntries(listed)).toEqual(
    Object.fromEntries([...FUNCTIONS].map(([name, { arity }]) => [name, arity])),
  );
});
