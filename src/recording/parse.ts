import type { z } from 'zod';
import { InputError } from '../input-error.ts';
import { LARGEST_RECORDING, RECORDING_FORMAT, RECORDING_VERSION } from './format.ts';
import { type RecordedRun, Recording } from './recording.ts';

/**
 * Reads a recording's JSON text. Nothing in it is executed, and nothing that breaks the format gets in.
 * Throws InputError, naming the place, for text that is too long, no JSON, another format, a later version,
 * a missing, unknown or bad field, or series that are not `[record][replica]`.
 */
export function parseRecording(text: string): Recording {
  checkTextLength(text.length);
  const value = parseJson(text);
  checkFormat(value);
  const result = Recording.safeParse(value);
  if (!result.success) throw damaged(result.error.issues[0], value);
  result.data.runs.forEach(checkShapes);
  result.data.findings.forEach(checkFindings);
  return result.data;
}

/** Throws InputError where a text of so many characters is longer than what is read. */
export function checkTextLength(characters: number): void {
  if (characters <= LARGEST_RECORDING) return;
  throw new InputError({
    what: 'The recording is too large to read',
    got: characters,
    expected: `at most ${LARGEST_RECORDING} characters`,
    remedy: 'Record fewer replicas, or less often.',
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError({
      what: 'The recording cannot be read',
      got: text.slice(0, 60),
      expected: 'a complete JSON document',
      remedy: `(${(error as Error).message}.) Export the recording again.`,
    });
  }
}

function checkFormat(value: unknown): void {
  const { format, version } = (value ?? {}) as { format?: unknown; version?: unknown };
  if (format !== RECORDING_FORMAT) {
    throw new InputError({
      what: 'This is not a recording of Objectively',
      got: format ?? value,
      expected: `"format": "${RECORDING_FORMAT}"`,
      remedy: 'Choose a file that Objectively wrote.',
    });
  }
  if (typeof version === 'number' && version > RECORDING_VERSION) {
    throw new InputError({
      what: 'This recording comes from a later version of Objectively',
      got: version,
      expected: `version ${RECORDING_VERSION} of the recording format, or an earlier one`,
      remedy: 'Update Objectively to read it.',
    });
  }
}

function damaged(issue: z.core.$ZodIssue, recording: unknown): InputError {
  const path = issue.path as (string | number)[];
  const what = `The recording is damaged at ${spell(path) || 'its top'}`;
  const remedy = 'Export the recording again.';
  if (issue.code === 'unrecognized_keys') {
    return new InputError({ what, got: issue.keys.join(', '), expected: 'no field of this name', remedy });
  }
  // zod says "Invalid input: expected X, received Y"; the value itself says Y better.
  const expected = issue.message.replace(/^Invalid (input|option): expected /, '').replace(/, received .*$/, '');
  return new InputError({ what, got: valueAt(recording, path), expected, remedy });
}

/** Every series is [record][replica], snapshots are [record][replica][parameter], and every replica has its result. */
function checkShapes(run: RecordedRun, index: number): void {
  const { replicas } = run.spec;
  const at = (...path: (string | number)[]) => ['runs', index, ...path];
  checkLength(at('replicas'), run.replicas, replicas, 'one result a replica');
  checkIncreasing(at('steps'), run.steps);
  checkIncreasing(at('snapshots', 'steps'), run.snapshots.steps);
  run.series.forEach(({ values }, s) => {
    checkLength(at('series', s, 'values'), values, run.steps.length, 'one row a recorded step');
    values.forEach((row, r) => {
      checkLength(at('series', s, 'values', r), row, replicas, 'one number a replica');
    });
  });
  checkLength(at('snapshots', 'values'), run.snapshots.values, run.snapshots.steps.length, 'one a recorded step');
  const parameters = run.replicas[0].theta.length;
  run.snapshots.values.forEach((rows, r) => {
    checkLength(at('snapshots', 'values', r), rows, replicas, 'one θ a replica');
    rows.forEach((theta, replica) => {
      checkLength(at('snapshots', 'values', r, replica), theta, parameters, 'as many as the final θ has');
    });
  });
  run.events.forEach(({ replica }, e) => {
    if (replica >= replicas) throw misshapen(at('events', e, 'replica'), replica, `a replica below ${replicas}`);
  });
}

/** Every row of a found table has a number for each column. */
function checkFindings({ columns, rows }: Recording['findings'][number], index: number): void {
  rows.forEach((row, r) => {
    checkLength(['findings', index, 'rows', r], row, columns.length, 'one number a column');
  });
}

function checkLength(path: (string | number)[], list: unknown[], length: number, meaning: string): void {
  if (list.length !== length) throw misshapen([...path, 'length'], list.length, `${length} (${meaning})`);
}

function checkIncreasing(path: (string | number)[], steps: number[]): void {
  const wrong = steps.findIndex((step, i) => i > 0 && step <= steps[i - 1]);
  if (wrong >= 0) throw misshapen([...path, wrong], steps[wrong], `a step after ${steps[wrong - 1]}`);
}

function misshapen(path: (string | number)[], got: unknown, expected: string): InputError {
  const remedy = 'Export the recording again.';
  return new InputError({ what: `The recording is damaged at ${spell(path)}`, got, expected, remedy });
}

/** As one would write it in JavaScript: runs[0].series[1].values[3][2]. */
function spell(path: (string | number)[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}

function valueAt(value: unknown, path: (string | number)[]): unknown {
  return path.reduce((inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key], value);
}
