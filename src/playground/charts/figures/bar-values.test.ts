import { expect, test } from 'vitest';
import { apart } from './bar-values.ts';

const value = (text: string, x: number, y = 100) => ({ text, x, y });

test('values that are short beside one another all stand', () => {
  const values = [value('0.4', 0), value('0.3', 32), value('1', 64)];
  expect(apart(values)).toEqual(values);
});

test('of two that would be printed over each other the first stands', () => {
  expect(apart([value('3.51×10⁻⁹', 0), value('3.51×10⁻⁹', 32), value('0', 90)]).map(({ x }) => x)).toEqual([0, 90]);
});

test('at other heights they are not in each other’s way', () => {
  expect(apart([value('3.51×10⁻⁹', 0, 100), value('3.51×10⁻⁹', 32, 60)])).toHaveLength(2);
});
