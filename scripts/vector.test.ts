import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileVectorModule, GENERATED } from './vector.ts';

test('the committed vector module is its source, compiled (node --import tsx scripts/vector.ts)', async () => {
  expect(readFileSync(GENERATED, 'utf8')).toBe(await compileVectorModule());
});
