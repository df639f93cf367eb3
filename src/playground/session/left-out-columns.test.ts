import { expect, test } from 'vitest';
import { leftOutNote } from './left-out-columns.ts';

const numbers = { name: 'x', numeric: true };
const column = (name: string, cell: string) => ({ name, numeric: false, flaw: { line: 2, cell } });

test('nothing is said where all columns are of numbers', () => {
  expect(leftOutNote('my.csv', [numbers])).toBeNull();
});

test('one column is named with its line and cell, and a decimal comma is told', () => {
  expect(leftOutNote('my.csv', [numbers, column('a', '1,5')])).toEqual({
    text: 'Column a of my.csv is left out: line 2 has “1,5”, which is not a number. Write decimals with a point: 1.5.',
    list: [],
  });
  expect(leftOutNote('my.csv', [numbers, column('a', '')])?.text).toMatch(/: line 2 has nothing there\.$/);
});

test('of several the first are listed', () => {
  const many = Array.from({ length: 9 }, (_, index) => column(`c${index}`, 'ada'));
  const note = leftOutNote('my.csv', many)!;
  expect(note.text).toBe('9 columns of my.csv are left out, for they are not of numbers.');
  expect(note.list).toHaveLength(7);
  expect(note.list[0]).toBe('c0: line 2 has “ada”, which is not a number.');
  expect(note.list[6]).toBe('3 more.');
});
