import { expect, test } from 'vitest';
import { recordingName } from './name.ts';

test('the same id has the same name', () => {
  expect(recordingName('abc')).toBe('clear-brook');
  expect(recordingName('abc')).toBe(recordingName('abc'));
});

test('a thousand ids use most of the 4096 names that chance would give them', () => {
  const names = new Set(Array.from({ length: 1000 }, (_, i) => recordingName(`recording ${i}`)));
  // Chance: 4096 (1 − e^{−1000/4096}) = 887.
  expect(names.size).toBeGreaterThan(840);
  for (const name of names) expect(name).toMatch(/^[a-z]+-[a-z]+$/);
});
