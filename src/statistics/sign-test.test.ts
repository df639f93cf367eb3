import { expect, test } from 'vitest';
import { signTest } from './sign-test.ts';

test.each([
  [0, 0, 1],
  [1, 0, 1 / 2],
  [0, 1, 1],
  [10, 0, 2 ** -10],
  [3, 1, 5 / 16],
  [2, 2, 11 / 16],
])('%i against %i: %f', (wins, losses, probability) => {
  expect(signTest(wins, losses)).toBeCloseTo(probability, 14);
});

test('many throws: half the throws or more have at least half the probability', () => {
  const tie = signTest(2000, 2000);
  // 1/2 and half of the middle term, 1/√(πn/2).
  expect(tie).toBeCloseTo(0.5 + 0.5 / Math.sqrt(Math.PI * 2000), 5);
  expect(signTest(4000, 0)).toBe(0);
});

test('refuses what is no count', () => {
  expect(() => signTest(-1, 2)).toThrow('A sign test has impossible counts; got [-1,2]');
});
