import { parseArgs } from 'node:util';
import { PATHS, type PathId } from '../../src/bench/paths.ts';
import { WORKLOADS, type WorkloadId } from '../../src/bench/workloads.ts';
import { InputError } from '../../src/input-error.ts';
import { didYouMean } from '../../src/nearest-name.ts';
import { parseDecimal } from '../../src/parse-decimal.ts';

export interface BenchOptions {
  help: boolean;
  /** Without a browser: Node, and Dawn for WebGPU. */
  node: boolean;
  json: boolean;
  workloads: WorkloadId[];
  paths: PathId[];
  /** Null: each workload's own list. */
  replicas: number[] | null;
  /** Seconds that one measurement may take once it runs, warm-up included. */
  budgetSeconds: number;
}

export const USAGE = `Usage
  npm run bench                 every path on every workload, in a headless Chromium
  npm run bench -- --node       without a browser: Node, and Dawn for WebGPU

Options
  --only a,c                    workloads: ${WORKLOADS.map(({ id, title }) => `${id} ${title}`).join('; ')}
  --paths fused-cpu,graph-cpu   of ${PATHS.join(', ')}
  --replicas 1,64               instead of each workload's own (at most 65536)
  --budget 10                   seconds that one measurement may take, once compiled
  --json                        rows { workload, replicas, path, replicaStepsPerSecond, finalLoss } on standard output

Exit status: 0 all losses agree, 1 they differ or one of our own fused paths failed, 2 bad options, 3 a fault of ours.
`;

const OPTIONS = {
  node: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  only: { type: 'string' },
  paths: { type: 'string' },
  replicas: { type: 'string' },
  budget: { type: 'string' },
} as const;
type OptionName = keyof typeof OPTIONS;

/** Reads the command line's words. Throws InputError for an unknown, repeated or incomplete option, or a bad value. */
export function readOptions(words: string[]): BenchOptions {
  const given = readTokens(words);
  const workloads = WORKLOADS.map(({ id }) => id);
  return {
    help: given.has('help'),
    node: given.has('node'),
    json: given.has('json'),
    workloads: chosen('only', given.get('only'), workloads),
    paths: chosen('paths', given.get('paths'), PATHS),
    replicas: given.get('replicas')?.split(',').map(readReplicas) ?? null,
    budgetSeconds: readBudget(given.get('budget') ?? '10'),
  };
}

function readTokens(words: string[]): Map<OptionName, string> {
  // strict: false leaves the complaints to us.
  const { tokens } = parseArgs({ args: words, options: OPTIONS, strict: false, allowPositionals: true, tokens: true });
  const given = new Map<OptionName, string>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional' || !Object.hasOwn(OPTIONS, token.name)) {
      const got = token.kind === 'positional' ? token.value : token.rawName;
      const names = Object.keys(OPTIONS).map((name) => `--${name}`);
      throw new InputError({
        what: 'There is no option of this name',
        got,
        expected: `one of ${names.join(', ')}`,
        remedy: didYouMean(got, names),
      });
    }
    const name = token.name as OptionName;
    if (given.has(name)) {
      throw new InputError({ what: `${token.rawName} is given twice`, expected: 'each option once' });
    }
    const takesValue = OPTIONS[name].type === 'string';
    if (takesValue ? !token.value : token.value !== undefined) {
      throw new InputError({
        what: `${token.rawName} is incomplete or has too much`,
        got: token.value ?? 'nothing',
        expected: takesValue ? 'a value after it' : 'no value',
      });
    }
    given.set(name, token.value ?? '');
  }
  return given;
}

/** A list of names, in the order in which we know them; all of them where none are given. */
function chosen<Name extends string>(option: string, text: string | undefined, all: readonly Name[]): Name[] {
  if (text === undefined) return [...all];
  const names = text.split(',').map((name) => name.trim());
  for (const name of names) {
    if (all.some((known) => known === name)) continue;
    throw new InputError({
      what: `--${option} names something unknown`,
      got: name,
      expected: `some of ${all.join(', ')}`,
      // One letter is as near to another as any.
      remedy: name.length > 1 ? didYouMean(name, all) : undefined,
    });
  }
  return all.filter((name) => names.includes(name));
}

const MOST_REPLICAS = 65536;

function readReplicas(text: string): number {
  const value = parseDecimal(text);
  if (value !== undefined && Number.isInteger(value) && value >= 1 && value <= MOST_REPLICAS) return value;
  throw new InputError({
    what: '--replicas needs numbers of replicas',
    got: text,
    expected: `whole numbers from 1 to ${MOST_REPLICAS}, separated by commas`,
  });
}

function readBudget(text: string): number {
  const value = parseDecimal(text);
  if (value !== undefined && value > 0) return value;
  throw new InputError({ what: '--budget needs a time', got: text, expected: 'a number of seconds above 0' });
}
