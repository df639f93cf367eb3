import { expect, test } from 'vitest';
import { lowestScores } from './lowest-scores.ts';

test('the lowest of a column is marked, what is missing or no number is not', () => {
  expect(lowestScores([2, 1, null, Number.NaN])).toEqual([false, true, false, false]);
  expect(lowestScores([null, Number.NaN])).toEqual([false, false]);
});

test('what reads the same as the lowest is marked with it', () => {
  expect(lowestScores([1.512e128, 1.513e128, 1.6e128])).toEqual([true, true, false]);
  expect(lowestScores([2.31041, 2.31039, 2.3112])).toEqual([true, true, false]);
});

test('what differs by the rounding of training is marked too, though it reads otherwise', () => {
  expect(lowestScores([4.9e-17, 4.3e-16, 1e-3])).toEqual([true, true, false]);
});

test('where all are infinite all are the lowest', () => {
  expect(lowestScores([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY])).toEqual([true, true]);
});
