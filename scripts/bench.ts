/**
 * `npm run bench`: replica-steps per second of every path on the same work, in one run on one machine.
 * docs/benchmarks.md says how to read it.
 *
 * Exit status: 0 all losses agree, 1 they differ or one of our own fused paths failed, 2 bad options, 3 a fault of ours.
 */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Outcome } from '../src/bench/job.ts';
import { type Circumstances, mismatches, reportText } from '../src/bench/report.ts';
import { type Round, rowsOf } from '../src/bench/result.ts';
import { findWorkload } from '../src/bench/workloads.ts';
import { InputError } from '../src/input-error.ts';
import { openBrowserHost } from './bench/browser-host.ts';
import type { Host } from './bench/host.ts';
import { openNodeHost } from './bench/node-host.ts';
import { type BenchOptions, readOptions, USAGE } from './bench/options.ts';

const say = (text: string) => process.stderr.write(`${text}\n`);

async function measureAll(host: Host, options: BenchOptions): Promise<Round[]> {
  const { paths, budgetSeconds } = options;
  const rounds: Round[] = options.workloads.flatMap((workload) =>
    (options.replicas ?? findWorkload(workload).replicas).map((replicas) => ({ workload, replicas, outcomes: {} })),
  );
  for (const { workload, replicas, outcomes } of rounds) {
    for (const path of paths) {
      const outcome = await host.run({ workload, replicas, path, budgetSeconds });
      outcomes[path] = outcome;
      say(`(${workload}) R = ${replicas}, ${path}: ${progressText(outcome)}`);
    }
  }
  return rounds;
}

function progressText(outcome: Outcome): string {
  if (!outcome.ran) return `not run: ${outcome.reason}`;
  const { replicaStepsPerSecond, steps, seconds } = outcome;
  return `${replicaStepsPerSecond.toPrecision(4)} replica-steps/s (${steps} steps in ${seconds.toFixed(1)} s)`;
}

/** What is wrong with the results, as sentences. */
function faults(rounds: readonly Round[]): string[] {
  return rounds.flatMap((round) => {
    const where = `(${round.workload}) R = ${round.replicas}`;
    const failed = Object.entries(round.outcomes)
      .filter(([path, outcome]) => path.startsWith('fused') && !outcome.ran && !outcome.expected)
      .map(([path, outcome]) => `${where}: ${path} failed: ${outcome.ran ? '' : outcome.reason}`);
    return [...mismatches(round), ...failed];
  });
}

function circumstances(host: Host, adapter: string): Circumstances {
  const [first] = cpus();
  const version = (name: string) =>
    JSON.parse(readFileSync(new URL(`../${name ? `node_modules/${name}/` : ''}package.json`, import.meta.url), 'utf8'))
      .version;
  return {
    machine: `${first?.model.trim() ?? 'unknown processor'}, ${cpus().length} threads`,
    runtime: host.runtime,
    adapter,
    versions: {
      objectively: version(''),
      tfjs: version('@tensorflow/tfjs-core'),
      'jax-js': version('@jax-js/jax'),
    },
    date: new Date().toISOString().slice(0, 10),
  };
}

async function main(words: string[]): Promise<number> {
  const options = readOptions(words);
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const host = await (options.node ? openNodeHost() : openBrowserHost());
  try {
    const devices = await host.describeDevices();
    const around = circumstances(host, devices.gpu?.adapter ?? 'none');
    say(`${around.machine} · ${around.runtime} · adapter: ${around.adapter}`);
    const rounds = await measureAll(host, options);
    const text = options.json ? JSON.stringify(rowsOf(rounds), null, 2) : reportText(around, devices, rounds);
    process.stdout.write(`${text}\n`);
    const wrong = faults(rounds);
    for (const sentence of wrong) say(sentence);
    return wrong.length ? 1 : 0;
  } finally {
    await host.close();
  }
}

let status: number;
try {
  status = await main(process.argv.slice(2));
} catch (error) {
  status = error instanceof InputError ? 2 : 3;
  say(error instanceof InputError ? error.message : String((error as Error).stack));
}
// exit: Dawn's threads would keep Node alive. Not before the last line is out.
process.stdout.write('', () => process.exit(status));
