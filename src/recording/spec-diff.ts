import { ratesInFlight } from './rates-in-flight.ts';
import type { RecordedRun, Recording } from './recording.ts';
import type { RunSpec } from './spec.ts';

/** One field in which two specs differ, in words; `—` where one of them has no such field. */
export interface FieldDifference {
  field: string;
  one: string;
  other: string;
}

/** A field's place in a spec, with what stands there: a list of numbers, or of rows, is one value. */
type Leaf = string | number | boolean | null | readonly unknown[];

/** Every field in which two specs differ, however deep, in the order of the specs. */
export function specDifferences(one: RunSpec, other: RunSpec): FieldDifference[] {
  const [first, second] = [leaves(one), leaves(other)];
  const paths = [...first.keys(), ...[...second.keys()].filter((path) => !first.has(path))];
  return paths.flatMap((path) => {
    const [left, right] = [first.get(path), second.get(path)];
    if (equal(left, right)) return [];
    return [{ field: fieldName(path), ...values(left, right) }];
  });
}

/**
 * What differs between two recordings: the controls that were set, each pair of runs of one label with the learning rates set in
 * flight, and what ran them.
 */
export function recordingDifferences(one: Recording, other: Recording): { part: string; rows: FieldDifference[] }[] {
  const labels = [...new Set([...one.runs, ...other.runs].map(({ label }) => label))];
  const runs = labels.map((label) => {
    const [left, right] = [one, other].map(({ runs: all }) => all.find((run) => run.label === label));
    const rows =
      left && right
        ? [...specDifferences(left.spec, right.spec), ...inFlight(left, right)]
        : [{ field: 'run', one: left ? 'there' : NONE, other: right ? 'there' : NONE }];
    return { part: label, rows };
  });
  const key = (row: FieldDifference) => JSON.stringify(row);
  // What differs in the same way in all runs is said once.
  const common = runs.length < 2 ? [] : runs.map(({ rows }) => rows.map(key)).reduce(shared);
  const parts = [
    { part: 'Settings', rows: flat(settingsOf(one), settingsOf(other), 'default') },
    { part: 'Every run', rows: runs.length < 2 ? [] : runs[0].rows.filter((row) => common.includes(key(row))) },
    ...runs.map(({ part, rows }) => ({ part, rows: rows.filter((row) => !common.includes(key(row))) })),
    { part: 'What ran it', rows: flat(one.environment, other.environment, NONE) },
  ];
  return parts.filter(({ rows }) => rows.length > 0);
}

function shared(one: string[], other: string[]): string[] {
  return one.filter((row) => other.includes(row));
}

function inFlight(one: RecordedRun, other: RecordedRun): FieldDifference[] {
  const [left, right] = [one, other].map((run) => {
    const set = ratesInFlight([run]).map(({ step, learningRate }) => `${learningRate} at step ${step}`);
    return set.join(', ') || 'none';
  });
  return left === right ? [] : [{ field: 'learning rate set in flight', one: left, other: right }];
}

function settingsOf({ experiment }: Recording): Record<string, string> {
  return { lesson: experiment?.id ?? 'none', ...experiment?.controls };
}

function flat(one: Record<string, string>, other: Record<string, string>, absent: string): FieldDifference[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((field) =>
    one[field] === other[field]
      ? []
      : [{ field: inWords(field), one: one[field] ?? absent, other: other[field] ?? absent }],
  );
}

const NONE = '—';

function leaves(value: unknown, path = '', found = new Map<string, Leaf>()): Map<string, Leaf> {
  const inner = Array.isArray(value) && !value.some(isRecord) ? null : isRecord(value) || Array.isArray(value);
  if (!inner) found.set(path, value as Leaf);
  else for (const [key, item] of Object.entries(value as object)) leaves(item, path ? `${path}.${key}` : key, found);
  return found;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function equal(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => equal(item, other[index]));
  }
  return Object.is(one, other);
}

/** Fields whose own name says too little. */
const NAMES: Record<string, string> = {
  'objective.id': 'objective',
  'objective.over': 'who draws',
  'objective.pays': 'what is paid',
  'objective.unit': 'unit of the loss',
  'model.kind': 'model',
  'data.name': 'data',
  'data.train': 'training rows',
  'data.heldOut': 'held-out rows',
  'data.inputs': 'input columns',
  data: 'data',
  population: 'population',
  'population.kind': 'population',
  'initial.kind': 'start',
  'optimizer.kind': 'optimizer',
  'optimizer.learningRate': 'learning rate',
};

/** "optimizer: momentum", "population: component 2: mean". */
function fieldName(path: string): string {
  if (NAMES[path]) return NAMES[path];
  const keys = path.split('.');
  const words: string[] = [];
  for (const key of keys) {
    // An index counts what the list before it holds: components.1 is component 2.
    if (/^\d+$/.test(key)) words.push(`${words.pop()!.replace(/s$/, '')} ${Number(key) + 1}`);
    else if (key !== 'kind') words.push(inWords(key));
  }
  return words.join(': ');
}

/** recordEvery: "record every". */
function inWords(key: string): string {
  return key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

function values(left: Leaf | undefined, right: Leaf | undefined): { one: string; other: string } {
  if (!isRows(left) && !isRows(right)) return { one: valueText(left), other: valueText(right) };
  const rows = (value: Leaf | undefined) => (isRows(value) ? counted(value.length) : valueText(value));
  if (!isRows(left) || !isRows(right) || left.length !== right.length) return { one: rows(left), other: rows(right) };
  const differing = left.filter((row, index) => !equal(row, right[index])).length;
  return { one: rows(left), other: `${rows(right)}, ${differing} of them different` };
}

function counted(rows: number): string {
  return rows === 1 ? '1 row' : `${rows} rows`;
}

function isRows(value: Leaf | undefined): value is readonly (readonly unknown[])[] {
  return Array.isArray(value) && Array.isArray(value[0]);
}

/** A list is cut where nobody would read on. */
const LONGEST_LIST = 8;

function valueText(value: Leaf | undefined): string {
  if (value === undefined || value === null) return value === undefined ? NONE : 'none';
  if (!Array.isArray(value)) return String(value);
  if (value.length === 0) return 'none';
  const shown = value.slice(0, LONGEST_LIST).join(', ');
  return value.length > LONGEST_LIST ? `${shown}, … (${value.length})` : shown;
}
