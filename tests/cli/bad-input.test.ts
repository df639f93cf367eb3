import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/command.ts';
import { InputError } from '../../src/input-error.ts';
import { experiment, temporaryDirectory } from './command-line.ts';

const directory = temporaryDirectory();
const FILES: Record<string, string | Buffer> = {
  'word.csv': 'x,y\n1,2\n2,oops\n3,4\n',
  'ragged.csv': 'x,y\n1,2\n2\n3,4\n',
  'empty.csv': '',
  'constant.csv': 'x,y\n1,5\n2,5\n3,5\n4,5\n',
  'nan.csv': 'x,y\n1,2\nNaN,3\n3,4\n',
  'three.csv': 'x\n1\n2\n4\n',
  'header.csv': 'x,y\n',
  'huge.csv': 'x,y\n1e300,1\n2e300,2\n-1e300,3\n3e300,5\n',
  'latin.csv': Buffer.from([0x78, 0x0a, 0xe9, 0x0a]),
  'a-file': '',
};

beforeAll(() => {
  for (const [name, text] of Object.entries(FILES)) directory.write(name, text);
});

const noSuchThing: [line: string, ...parts: string[]][] = [
  ['mixture-colapse', 'There is no experiment of this name; got "mixture-colapse"', 'Did you mean "mixture-collapse"?'],
  ['mixture-collapse --set componets=3', 'There is no control of this name', 'Did you mean "components"?'],
  ['mixture-collapse --set components=many', 'components cannot have this value', 'a whole number from 1 to'],
  ['mixture-collapse --seed -1', 'seed cannot have this value', 'a whole number from 0 to 4294967295'],
  ['mixture-collapse --set dataset=galaxy', 'dataset cannot have this value', 'expected one of galaxies'],
  ['noise-tricks --set objective=l3', 'objective cannot have this value', 'huber'],
  ['noise-tricks --stpes 10', 'There is no option of this name', 'Did you mean "--steps"?'],
  ['noise-tricks --path fused --backend tpu', '--backend cannot have this value', 'auto, webgpu, cpu'],
  ['kl-asymmetry --set population=[{]', 'population', '[{]'],
  ['entropy --set table=[0.4,0.3,0.2,0.105]', 'table does not sum to 1; got 1.005; expected 1', 'sum: [0.39800995,'],
  ['cross-entropy --set model=[0.333,0.333,0.333]', 'model does not sum to 1; got 0.999', '[0.33333333,'],
  [
    'mutual-information --set joint=[[0.5,0.499]]',
    'joint does not sum to 1; got 0.999',
    'Divide each entry by the sum.',
  ],
  [
    'kl-asymmetry --set population=[{"weight":0.5,"mean":0,"scale":1},{"weight":0.495,"mean":3,"scale":1}]',
    'The population’s weights do not sum to 1; got 0.995',
  ],
  ['kl-asymmetry --columns x', 'There is no table to take columns from', '--data FILE.csv'],
];
const badFiles: [line: string, ...parts: string[]][] = [
  ['noise-tricks --data word.csv', 'word.csv, line 3, column 2 (y): the cell is not a number; got "oops"'],
  ['noise-tricks --data ragged.csv', 'ragged.csv, line 3', 'expected 2 (x, y)'],
  ['noise-tricks --data empty.csv', 'empty.csv is empty', 'a header line'],
  ['noise-tricks --data header.csv', 'header.csv has a header but no data'],
  ['noise-tricks --data nan.csv', 'nan.csv, line 3, column 1 (x)', 'got "NaN"'],
  ['noise-tricks --data constant.csv', 'constant.csv', 'every row has the same value'],
  ['mixture-collapse --data constant.csv --columns y', 'constant.csv', 'every row has the same value'],
  ['noise-tricks --data word.csv --columns x,z', 'word.csv has no such column; got "z"; expected some of x, y'],
  ['noise-tricks --data nowhere.csv', 'The data file cannot be read', 'nowhere.csv'],
  ['noise-tricks --data latin.csv', 'latin.csv is not UTF-8 text'],
  ['mixture-collapse --data three.csv --set components=5', 'more components than', '5', '3'],
  ['kl-asymmetry --data three.csv', 'kl-asymmetry trains on a known population, not on data'],
  ['noise-tricks --data word.csv --set dataset=engel', 'There are two data sets to train on'],
  ['noise-tricks --data huge.csv', 'huge.csv, column x: a number is too large to train on; got 3e+300'],
  ['mixture-collapse --data huge.csv', 'huge.csv, column x: a number is too large to train on'],
  ['entropy --text a-file', 'The text file is empty', 'at least one character'],
  ['entropy --text word.csv --set table=[0.5,0.5]', 'There are a text and a table to measure', '--set table=…'],
  ['entropy --set text=abc --set table=[0.5,0.5]', 'There are a text and a table to measure', '--set text=…'],
  ['noise-tricks --out a-file', 'The recording cannot be written', 'Choose another with --out.'],
];

/** File names become absolute: the tests' own process is not in the directory. */
function words(line: string): string[] {
  return line.split(' ').map((word) => (word in FILES || word === 'nowhere.csv' ? join(directory.path, word) : word));
}

test.each([...noSuchThing, ...badFiles])('%s', async (line, ...parts) => {
  const answer = runCommand([...words(line), ...(line.includes('--out') ? [] : ['--out', directory.path])]);
  await expect(answer).rejects.toThrow(InputError);
  for (const part of parts) await expect(answer).rejects.toThrow(part);
  expect(readdirSync(directory.path).sort()).toEqual(Object.keys(FILES).sort());
});

test.each([noSuchThing[0], noSuchThing[2], badFiles[0], badFiles[10], badFiles[16]])(
  'as a process: one sentence on standard error and exit status 2: %s',
  async (line, ...parts) => {
    const { code, stdout, stderr } = await experiment(line.split(' '), { cwd: directory.path });
    for (const part of parts) expect(stderr).toContain(part);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  },
);

test('npm adds nothing to standard output', async () => {
  const child = spawn('npm', ['run', 'experiment', '--', 'mixture-colapse'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  child.stdout.on('data', (text) => {
    stdout += text;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(stdout).toBe('');
  expect(code).toBe(2);
});
