import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InputError } from '../input-error.ts';
import { parseRecording } from '../recording/parse.ts';
import { exampleRecording } from '../recording/recording.fixture.ts';
import { prepareDirectory, writeRecording } from './write-recording.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'objectively-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

test('the whole file under its name, and nothing beside it', () => {
  const out = join(directory, 'a', 'b');
  prepareDirectory(out);
  const path = writeRecording(out, exampleRecording());
  expect(readdirSync(out)).toEqual(['mixture-collapse-2025-01-02T03-04-05-clear-brook.json']);
  expect(parseRecording(readFileSync(path, 'utf8'))).toStrictEqual(exampleRecording());
});

test('where a directory cannot be, a sentence', () => {
  const file = join(directory, 'file');
  writeFileSync(file, '');
  for (const act of [() => prepareDirectory(file), () => writeRecording(file, exampleRecording())]) {
    expect(act).toThrow(InputError);
    expect(act).toThrow('Choose another with --out.');
  }
  expect(readdirSync(directory)).toEqual(['file']);
});
