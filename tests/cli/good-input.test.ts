import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parseRecording } from '../../src/recording/parse.ts';
import { experiment, temporaryDirectory } from './command-line.ts';

const directory = temporaryDirectory();
const run = (line: string, options = {}) =>
  experiment(line.split(' ').filter(Boolean), { cwd: directory.path, ...options });
const IDS = ['mixture-collapse', 'kl-asymmetry', 'noise-tricks'];

function schema(name: string): ValidateFunction {
  const text = readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
  return new Ajv2020({ validateFormats: false }).compile(JSON.parse(text));
}
const fitsOutput = schema('experiment-output.schema.json');
const fitsRecording = schema('recording.schema.json');

/** The only recording in `out`, as text. */
function recordingIn(out: string): string {
  const files = readdirSync(join(directory.path, out));
  expect(files).toHaveLength(1);
  expect(files[0]).toMatch(/^[a-z-]+-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-[a-z]+-[a-z]+\.json$/);
  return readFileSync(join(directory.path, out, files[0]), 'utf8');
}

test('without words it lists the experiments', async () => {
  const { code, stdout, stderr } = await run('');
  for (const id of IDS) expect(stdout).toContain(id);
  expect(stderr).toBe('');
  expect(code).toBe(0);
});

test('ID --help lists its controls with their ranges', async () => {
  const { code, stdout } = await run('mixture-collapse --help');
  expect(stdout).toContain('--set components=');
  expect(stdout).toMatch(/--set seed=1\n.*\n\s+a whole number from 0 to 4294967295/);
  expect(code).toBe(0);
});

test.each([
  ['mixture-collapse', '--steps 20', 'weights'],
  ['kl-asymmetry', '--steps 20', 'covariances'],
  ['noise-tricks', '--steps 20 --set tolerance=0', 'intercept'],
])(
  '%s --json prints one document that fits its schema, and writes a recording that fits its own',
  async (id, settings, parameter) => {
    const out = `json-${id}`;
    const line = `${id} ${settings} --replicas 2 --seed 3 --backend cpu --json --out ${out}`;
    const { code, stdout, stderr } = await run(line);
    // A run this short is not trained: its claims may fail, its output may not.
    expect([0, 1]).toContain(code);
    const document = JSON.parse(stdout);
    fitsOutput(document);
    expect(fitsOutput.errors).toBeNull();
    expect(document.experiment).toBe(id);
    expect(document.environment).toMatchObject({ backend: 'cpu', path: 'fused', precision: 'float64' });
    expect(document.runs[0].replicas).toHaveLength(2);
    expect(document.runs[0].replicas[0].parameters).toHaveProperty(parameter);
    expect(code).toBe(document.claims.every(({ holds }: { holds: boolean }) => holds) ? 0 : 1);

    const text = recordingIn(out);
    fitsRecording(JSON.parse(text));
    expect(fitsRecording.errors).toBeNull();
    const recording = parseRecording(text);
    expect(recording.experiment).toMatchObject({ id, controls: { seed: '3', replicas: '2', steps: '20' } });
    expect(stderr).toContain(`Recording: ${join(out, readdirSync(join(directory.path, out))[0])}`);
  },
);

test('the claims of noise-tricks hold: exit status 0, a table, the path of the recording', async () => {
  const { code, stdout } = await run('noise-tricks --set objective=l2,l1 --replicas 2 --backend cpu --out table');
  expect(stdout).toMatch(/│ claim\s+│ expected\s+│ measured\s+│ tolerance │/);
  expect(stdout).toMatch(/(\d+) of \1 claims hold/);
  expect(stdout).toContain('2 × converged');
  expect(stdout).toMatch(/Recording: table\/noise-tricks-.*\.json\n$/);
  expect(code).toBe(0);
});

test('the same seed gives the same numbers, whatever the machine was busy with', async () => {
  const line = 'mixture-collapse --steps 300 --replicas 2 --seed 9 --backend cpu --json';
  const [one, other] = await Promise.all([run(`${line} --out one`), run(`${line} --out other`)]);
  expect(one.stdout).toBe(other.stdout);
  expect(parseRecording(recordingIn('one')).runs).toStrictEqual(parseRecording(recordingIn('other')).runs);
});

test("the reader's own data, semicolons and all", async () => {
  directory.write('mine.csv', '\ufeffname;x;y\r\na;1;2.1\r\nb;2;3.9\r\nc;3;6.2\r\nd;4;7.8\r\n\r\n');
  const line = 'noise-tricks --data mine.csv --columns x,y --set objective=l2 --backend cpu --json --out own';
  const { stdout } = await run(line);
  const [{ replicas }] = JSON.parse(stdout).runs;
  // Least squares of four points: slope Σ(x − 2.5)(y − 5)/5 = 1.94, intercept 5 − 2.5 · 1.94.
  expect(replicas[0].parameters.coefficients[0]).toBeCloseTo(1.94, 6);
  expect(replicas[0].parameters.intercept).toBeCloseTo(0.15, 6);
  expect(parseRecording(recordingIn('own')).runs[0].spec.data).toMatchObject({ name: 'mine.csv', columns: ['x', 'y'] });
});

test('an interrupt finishes the slice, saves what was recorded and exits with 130', async () => {
  const line = 'noise-tricks --steps 10000000 --set recordEvery=1000 --backend cpu --json --out interrupted';
  const { code, stdout, stderr } = await run(line, { interruptAfter: 'step ' });
  expect(stderr).toContain('Stopping after this slice');
  expect(JSON.parse(stdout).runs[0].replicas[0].status).toBe('running');
  expect(parseRecording(recordingIn('interrupted')).runs[0].steps.length).toBeGreaterThan(0);
  expect(code).toBe(130);
});

test('a reader that closes the pipe early does no harm', async () => {
  const line = 'noise-tricks --set objective=l2 --replicas 1 --backend cpu --json --out closed';
  const { code, stderr } = await run(line, { closeStdout: true });
  expect(stderr).not.toContain('EPIPE');
  expect(parseRecording(recordingIn('closed')).claims.length).toBeGreaterThan(0);
  expect(code).toBe(0);
});
