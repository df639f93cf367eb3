import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readAtMost } from './read-at-most.ts';

const directory = mkdtempSync(join(tmpdir(), 'objectively-read-'));
afterAll(() => rmSync(directory, { recursive: true }));

test.each([0, 1, 2 ** 20, 2 ** 20 + 1])('a file of %i bytes', (size) => {
  const path = join(directory, `${size}`);
  writeFileSync(path, Buffer.alloc(size, 7));
  expect(readAtMost(path, size).equals(Buffer.alloc(size, 7))).toBe(true);
  if (size > 0) expect(() => readAtMost(path, size - 1)).toThrow(`it is larger than ${size - 1} bytes`);
});

test.skipIf(process.platform === 'win32')('a device that never ends is left', () => {
  expect(() => readAtMost('/dev/zero', 2 ** 22)).toThrow('it is larger than');
});
