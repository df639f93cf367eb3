import { expect, test } from 'vitest';
import { joinOwn, type OwnEntry, splitOwn } from './own-text.ts';

test('what is joined is read again', () => {
  const entries: OwnEntry[] = [
    { over: 'train', pays: 'r > 0 ? r : -2*r' },
    { over: 'model', pays: '(logq - logp)^2' },
    { over: 'population', pays: '-logq' },
  ];
  const text = 'r > 0 ? r : -2*r; model: (logq - logp)^2; population: -logq';
  expect(joinOwn(entries)).toBe(text);
  expect(splitOwn(text)).toEqual(entries);
});

test('lines become one, empty entries none', () => {
  expect(joinOwn([{ over: 'model', pays: ' logq\n  - logp ' }])).toBe('model: logq - logp');
  expect(splitOwn(' ; ;r;')).toEqual([{ over: 'train', pays: 'r' }]);
  expect(joinOwn([])).toBe('');
});
