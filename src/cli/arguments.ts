import { parseArgs } from 'node:util';
import { InputError } from '../input-error.ts';
import { didYouMean } from '../nearest-name.ts';

const BACKENDS = ['auto', 'webgpu', 'cpu'] as const;
const PATHS = ['auto', 'graph', 'fused'] as const;

/** What a command line asks for. */
export type Command =
  | { kind: 'list' }
  | { kind: 'help' }
  | { kind: 'describe'; experiment: string }
  | RunCommand
  | ({ kind: 'all' } & HowToRun)
  | RerunCommand;

/** What decides where and how any experiment runs. */
export interface HowToRun {
  backend: (typeof BACKENDS)[number];
  path: (typeof PATHS)[number];
  /** Directory of the recordings. */
  out: string;
  json: boolean;
}

export interface RunCommand extends HowToRun {
  kind: 'run';
  experiment: string;
  /** Control texts by name, from --set and from --seed, --replicas and --steps. */
  controls: Record<string, string>;
  /** The reader's own CSV file. */
  data: string | null;
  columns: string[] | null;
  /** The reader's own text file. */
  text: string | null;
}

export interface RerunCommand {
  kind: 'rerun';
  /** The recording. */
  file: string;
  /** Null: what the recording was made with. */
  backend: HowToRun['backend'] | null;
  path: HowToRun['path'] | null;
  json: boolean;
}

const OPTIONS = {
  set: { type: 'string', multiple: true },
  seed: { type: 'string' },
  replicas: { type: 'string' },
  steps: { type: 'string' },
  backend: { type: 'string' },
  path: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
  data: { type: 'string' },
  columns: { type: 'string' },
  text: { type: 'string' },
  all: { type: 'boolean' },
  rerun: { type: 'string' },
  describe: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;
type OptionName = keyof typeof OPTIONS;

/** Reads the command line's words. Throws InputError for an unknown, repeated or incomplete option. */
export function readArguments(words: string[]): Command {
  const { options, positionals } = readTokens(words);
  const one = (name: OptionName) => options.get(name)?.[0];
  if (positionals.length > 1) {
    throw new InputError({
      what: 'Only one experiment runs at a time',
      got: positionals.join(' '),
      expected: 'one name',
      remedy: 'Put a value with spaces in quotation marks.',
    });
  }
  const experiment = one('describe') ?? positionals[0];
  const how: HowToRun = {
    backend: oneOf('backend', one('backend'), BACKENDS),
    path: oneOf('path', one('path'), PATHS),
    out: one('out') ?? 'recordings',
    json: options.has('json'),
  };
  const given = [...options.keys()];
  if (options.has('all')) {
    refuseBeside(given, experiment, ALL);
    return { kind: 'all', ...how };
  }
  const file = one('rerun');
  if (file !== undefined) {
    refuseBeside(given, experiment, RERUN);
    const chosen = {
      backend: options.has('backend') ? how.backend : null,
      path: options.has('path') ? how.path : null,
    };
    return { kind: 'rerun', file, ...chosen, json: how.json };
  }
  if (experiment === undefined) {
    if (one('help') !== undefined) return { kind: 'help' };
    const [extra] = options.keys();
    if (extra === undefined) return { kind: 'list' };
    throw new InputError({
      what: `--${extra} needs an experiment`,
      expected: 'its name before the options',
      remedy: 'npm run experiment lists them.',
    });
  }
  if (options.has('help') || options.has('describe')) return { kind: 'describe', experiment };
  return {
    kind: 'run',
    experiment,
    controls: readSettings(options),
    ...how,
    data: one('data') ?? null,
    columns:
      one('columns')
        ?.split(',')
        .map((column) => column.trim()) ?? null,
    text: one('text') ?? null,
  };
}

/** --all runs each experiment as it is, --rerun what a recording says: what else could be set has no place beside them. */
const ALL = {
  what: '--all runs every experiment with its own settings',
  allowed: ['all', 'backend', 'path', 'out', 'json'],
};
const RERUN = { what: '--rerun does again what the recording says', allowed: ['rerun', 'backend', 'path', 'json'] };

function refuseBeside(given: OptionName[], experiment: string | undefined, { what, allowed }: typeof ALL): void {
  const got = experiment ?? given.find((name) => !allowed.includes(name));
  if (got === undefined) return;
  throw new InputError({
    what,
    got: got === experiment ? got : `--${got}`,
    expected: `nothing beside it but ${allowed
      .slice(1)
      .map((name) => `--${name}`)
      .join(', ')}`,
    remedy: 'Leave it out, or run one experiment.',
  });
}

/** In `--data --json` the value of --data is missing; a file of such a name is given as `--data=--json`. */
const OPTION_LIKE = /^--[a-z]/;

function readTokens(words: string[]): { options: Map<OptionName, string[]>; positionals: string[] } {
  // strict: false leaves the complaints to us, and takes "-1" as a value.
  const { tokens, positionals } = parseArgs({
    args: words,
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const options = new Map<OptionName, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { rawName } = token;
    if (!Object.hasOwn(OPTIONS, token.name)) throw unknownOption(rawName);
    const name = token.name as OptionName;
    const swallowed = !token.inlineValue && OPTION_LIKE.test(token.value ?? '');
    const value = swallowed ? undefined : token.value;
    if (OPTIONS[name].type === 'string' ? !value : value !== undefined) {
      const expected = OPTIONS[name].type === 'string' ? 'a value after it' : 'no value';
      throw new InputError({
        what: `${rawName} is incomplete or has too much`,
        got: value ?? 'nothing',
        expected,
        remedy: 'npm run experiment -- --help shows the options.',
      });
    }
    const values = options.get(name) ?? [];
    if (values.length > 0 && name !== 'set') {
      throw new InputError({
        what: `${rawName} is given twice`,
        got: value ?? rawName,
        expected: 'each option once',
        remedy: 'Keep one of them.',
      });
    }
    options.set(name, [...values, value ?? '']);
  }
  return { options, positionals };
}

function readSettings(options: Map<OptionName, string[]>): Record<string, string> {
  const settings = new Map<string, string>();
  function set(name: string, text: string): void {
    if (settings.has(name)) {
      throw new InputError({
        what: `${name} is set twice`,
        got: text,
        expected: 'each control once',
        remedy: 'Keep one of them.',
      });
    }
    settings.set(name, text);
  }
  for (const setting of options.get('set') ?? []) {
    const equals = setting.indexOf('=');
    if (equals < 1)
      throw new InputError({
        what: '--set needs a control and a value',
        got: setting,
        expected: 'name=value',
        remedy: "npm run experiment -- ID --help lists an experiment's controls.",
      });
    set(setting.slice(0, equals), setting.slice(equals + 1));
  }
  for (const name of ['seed', 'replicas', 'steps'] as const) {
    const text = options.get(name)?.[0];
    if (text !== undefined) set(name, text);
  }
  return Object.fromEntries(settings);
}

function oneOf<T extends string>(name: string, got: string | undefined, allowed: readonly T[]): T {
  const found = allowed.find((value) => value === (got ?? allowed[0]));
  if (found) return found;
  throw new InputError({
    what: `--${name} cannot have this value`,
    got,
    expected: `one of ${allowed.join(', ')}`,
    remedy: didYouMean(got!, allowed),
  });
}

function unknownOption(got: string): InputError {
  const names = Object.keys(OPTIONS).map((name) => `--${name}`);
  return new InputError({
    what: 'There is no option of this name',
    got,
    expected: `one of ${names.join(', ')}`,
    remedy: didYouMean(got, names) ?? "An experiment's own controls are set with --set name=value.",
  });
}
