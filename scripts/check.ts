/**
 * `npm test`: every check there is, one after the other, whether or not an earlier one failed. The last line is the sum
 * over all of them, `N passed, N failed`; each static check counts as one test. Names of checks as arguments choose some.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './chromium.ts';
import { checkImports, type ImportViolation } from './layers.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
}

/** Runs a tool of node_modules with its output in view; true when it ended well. */
function runTool(name: string, args: readonly string[]): boolean {
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`;
  const { status } = spawnSync(name, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
    shell: process.platform === 'win32',
  });
  return status === 0;
}

function one(holds: boolean): Outcome {
  return { passed: holds ? 1 : 0, failed: holds ? 0 : 1, skipped: 0 };
}

/** The part of vitest's JSON report that is counted. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

function runTests(project: string): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'objectively-tests-'));
  try {
    const file = join(folder, 'report.json');
    const arguments_ = [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ];
    const ended = runTool('vitest', arguments_);
    if (!existsSync(file)) return one(false);
    const report: Report = JSON.parse(readFileSync(file, 'utf8'));
    // A file that cannot even be loaded has no failed test in it, and is a failure all the same.
    const broken = report.testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
    ).length;
    const failed = report.numFailedTests + broken;
    return {
      passed: report.numPassedTests,
      // So is an error outside of every test.
      failed: !ended && failed === 0 ? 1 : failed,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

let imports: ReturnType<typeof checkImports> | null = null;

/** The imports that break a rule chosen by `isMine`. All are followed once, for layers and cycles alike. */
async function checkRules(isMine: (violation: ImportViolation) => boolean): Promise<Outcome> {
  imports ??= checkImports(root, ['src', 'experiments', 'tests', 'scripts']);
  const { violations, modules } = await imports;
  const mine = violations.filter(isMine);
  for (const { rule, from, to, comment } of mine) console.log(`${rule}: ${from} → ${to}\n  ${comment}`);
  console.log(`${mine.length} violations in ${modules} modules.`);
  return one(mine.length === 0 && modules > 0);
}

function withChromium(project: string): Outcome {
  const missing = ensureChromium();
  if (missing) console.error(missing);
  return runTests(project);
}

const isCycle = ({ rule }: ImportViolation) => rule === 'no cycles';

const checks: Record<string, () => Outcome | Promise<Outcome>> = {
  types: () => one(runTool('tsc', [])),
  lint: () => one(runTool('biome', ['check', '--error-on-warnings'])),
  layers: () => checkRules((violation) => !isCycle(violation)),
  cycles: () => checkRules(isCycle),
  unit: () => runTests('unit'),
  gpu: () => withChromium('gpu'),
  page: () => withChromium('page'),
};

/** A check that breaks down has failed; the others still run. */
async function attempt(check: (typeof checks)[string]): Promise<Outcome> {
  try {
    return await check();
  } catch (error) {
    console.error(error);
    return one(false);
  }
}

const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(checks);
const unknown = chosen.filter((name) => !(name in checks));
if (unknown.length > 0) {
  console.error(`Unknown check: ${unknown.join(', ')}. There are: ${Object.keys(checks).join(', ')}.`);
  process.exit(2);
}

const outcomes: (Outcome & { name: string; seconds: number })[] = [];
for (const name of chosen) {
  console.log(`\n— ${name}`);
  const started = Date.now();
  const outcome = await attempt(checks[name]);
  outcomes.push({ name, ...outcome, seconds: (Date.now() - started) / 1000 });
}

console.log('\n— summary');
for (const { name, passed, failed, skipped, seconds } of outcomes) {
  const also = skipped > 0 ? `, ${skipped} skipped` : '';
  console.log(`${name.padEnd(8)}${passed} passed, ${failed} failed${also} (${seconds.toFixed(1)} s)`);
}
const total = (count: (outcome: Outcome) => number) => outcomes.reduce((sum, outcome) => sum + count(outcome), 0);
const failures = total(({ failed }) => failed);
console.log(`${total(({ passed }) => passed)} passed, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
