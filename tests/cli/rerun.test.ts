import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../../src/cli/command.ts';
import { InputError } from '../../src/input-error.ts';
import { parseRecording } from '../../src/recording/parse.ts';
import { serialiseRecording } from '../../src/recording/serialise.ts';
import { experiment, temporaryDirectory } from './command-line.ts';

const directory = temporaryDirectory();
const run = (line: string) => experiment(line.split(' '), { cwd: directory.path });

test('a recording run again: 0 where it is the same to the last bit, 1 and the first step that differs', async () => {
  await run('noise-tricks --steps 60 --set recordEvery=10 --replicas 2 --backend cpu --out kept');
  const [file] = readdirSync(join(directory.path, 'kept'));
  const same = await run(`--rerun kept/${file}`);
  expect(same.stderr).toBe('');
  expect(same.stdout).toMatch(/^L2 distortion: \d+ numbers compared\. The same to the last bit\.$/m);
  expect(same.code).toBe(0);

  const recording = parseRecording(readFileSync(join(directory.path, 'kept', file), 'utf8'));
  recording.runs[1].series[0].values[3][1] *= 1 + Number.EPSILON;
  directory.write('changed.json', serialiseRecording(recording));
  const changed = await run('--rerun changed.json --json');
  const { identical, parts } = JSON.parse(changed.stdout);
  expect(identical).toBe(false);
  expect(parts[0].difference).toBeNull();
  expect(parts[1].difference).toMatchObject({ step: 30, series: 'loss', replica: 1 });
  expect(parts[1].sentence).toContain('First differs at step 30: loss of replica 2 is');
  expect(changed.code).toBe(1);
});

test.each([
  ['--rerun nowhere.json', 'The recording file cannot be read', 'nowhere.json'],
  ['--rerun cake.json', 'This is not a recording of Objectively'],
  ['--rerun cake.json --steps 4', '--rerun does again what the recording says', '--steps'],
  ['noise-tricks --rerun cake.json', '--rerun does again what the recording says', 'noise-tricks'],
])('%s is bad input', async (line, ...parts) => {
  directory.write('cake.json', '{"format":"cake"}');
  const words = line.split(' ').map((word) => (word === 'cake.json' ? join(directory.path, word) : word));
  const answer = runCommand(words);
  await expect(answer).rejects.toThrow(InputError);
  for (const part of parts) await expect(answer).rejects.toThrow(part);
});
