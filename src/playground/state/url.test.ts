import { expect, test } from 'vitest';
import { EXPERIMENTS } from '../../../experiments/registry.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';
import { leftOutOfUrl, PAGE_KEYS, readUrl, writeUrl } from './url.ts';

test('a text of more than 2,000 characters is left out of the address, and named', () => {
  const controls = { seed: '7', text: 'e'.repeat(2001), short: 'e'.repeat(2000) };
  const settings = { ...DEFAULT_SETTINGS, lesson: 'huffman', controls };
  expect(leftOutOfUrl(settings)).toEqual(['text']);
  const query = new URLSearchParams(writeUrl(settings));
  expect(query.get('seed')).toBe('7');
  expect(query.get('short')).toHaveLength(2000);
  expect(query.has('text')).toBe(false);
});

test('what is chosen about the curves is in the address, counted from 1, and comes back', () => {
  const chosen: Partial<Settings> = {
    curveOf: 'tenths',
    fan: 'shown',
    smooth: '20',
    curvesAs: 'table',
    curvesFrom: 'start',
    pair: [1, 0],
    heard: 2,
  };
  const query = writeUrl({ ...DEFAULT_SETTINGS, ...chosen });
  expect(query).toContain('pair=2-1');
  expect(query).toContain('heard=3');
  const read = readUrl(query, EXPERIMENTS);
  expect(read.problems).toEqual([]);
  expect(read.settings).toMatchObject(chosen);
});

test.each(['pair=2-2', 'pair=0-1', 'pair=1', 'heard=loud', 'heard=0', 'smooth=7'])('%s is explained', (part) => {
  const { settings, problems } = readUrl(`?${part}`, EXPERIMENTS);
  const [key, got] = part.split('=');
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`${key} cannot have this value; got "${got}"; expected`);
  expect(settings).toEqual(DEFAULT_SETTINGS);
});

test('a setting that is given twice is reported: the last counts', () => {
  const { settings, problems } = readUrl('?lesson=noise-tricks&own=r%5E2&own=abs(r)&seed=3', EXPERIMENTS);
  expect(settings.controls).toEqual({ own: 'abs(r)', seed: '3' });
  expect(problems).toEqual([
    'own is given 2 times; got "r^2 and abs(r)"; expected each setting once. The last counts. A list is one setting: formulas are parted by semicolons, other things by commas.',
  ]);
});

test('no control of a lesson has the name of a setting of the page', () => {
  const names = EXPERIMENTS.flatMap(({ controls }) => controls.map(({ name }) => name));
  expect(names.filter((name) => PAGE_KEYS.includes(name))).toEqual([]);
});
