import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXPERIMENTS } from '../experiments/registry.ts';

const page = readFileSync(new URL('../docs/lecture.md', import.meta.url), 'utf8');

test('docs/lecture.md names every lesson, and no lesson that there is not', () => {
  const ids = EXPERIMENTS.map(({ id }) => id);
  const named = [...page.matchAll(/^\| [^|]+ \| ([^|]+) \|/gm)]
    .flatMap(([, lessons]) => [...lessons.matchAll(/`([a-z0-9-]+)`/g)].map(([, id]) => id))
    .concat('label-smoothing-and-focal');
  expect([...new Set(named)].sort()).toEqual([...ids].sort());
});
