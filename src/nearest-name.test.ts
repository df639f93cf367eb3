import { expect, test } from 'vitest';
import { didYouMean, nearestName } from './nearest-name.ts';

const names = ['steps', 'seed', 'replicas', 'learningRate'];

test('a typing error finds its name', () => {
  expect(nearestName('stpes', names)).toBe('steps');
  expect(nearestName('learningrate', names)).toBe('learningRate');
  expect(nearestName('replica', names)).toBe('replicas');
});

test('nonsense finds none', () => {
  expect(nearestName('zzzzzz', names)).toBeUndefined();
  expect(nearestName('', names)).toBeUndefined();
  expect(nearestName('x'.repeat(1e6), names)).toBeUndefined();
  expect(didYouMean('zzzzzz', names)).toBeUndefined();
});

test('the remedy is a question', () => {
  expect(didYouMean('sead', names)).toBe('Did you mean "seed"?');
});
