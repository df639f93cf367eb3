import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from './settings.ts';
import { leftOutOfUrl, writeUrl } from './url.ts';

test('a text of more than 2,000 characters is left out of the address, and named', () => {
  const controls = { seed: '7', text: 'e'.repeat(2001), short: 'e'.repeat(2000) };
  const settings = { ...DEFAULT_SETTINGS, lesson: 'huffman', controls };
  expect(leftOutOfUrl(settings)).toEqual(['text']);
  const query = new URLSearchParams(writeUrl(settings));
  expect(query.get('seed')).toBe('7');
  expect(query.get('short')).toHaveLength(2000);
  expect(query.has('text')).toBe(false);
});
