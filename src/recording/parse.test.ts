import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../input-error.ts';
import { LARGEST_RECORDING } from './format.ts';
import { parseRecording } from './parse.ts';
import { anyRecording, exampleRecording } from './recording.fixture.ts';
import type { Recording } from './recording.ts';
import { serialiseRecording, stringifyExactly } from './serialise.ts';

test('every recording reads back exactly: ±∞, NaN, −0 and the last bit of every number', () => {
  fc.assert(
    fc.property(anyRecording(), (recording) => {
      // toStrictEqual compares numbers with Object.is.
      const text = serialiseRecording(recording);
      expect(parseRecording(text)).toStrictEqual(recording);
      expect(text).toBe(`${stringifyExactly(recording)}\n`);
    }),
  );
});

test('non-finite numbers are words in the text', () => {
  const { runs } = JSON.parse(serialiseRecording(exampleRecording()));
  expect(runs[0].series[0].values).toEqual([
    [2.5, 'NaN'],
    ['-Infinity', 'Infinity'],
  ]);
});

test('the example of docs/recording-format.md is a recording', () => {
  const [, text] = /```json\n([^`]*)```/.exec(readFileSync('docs/recording-format.md', 'utf8'))!;
  const { runs } = parseRecording(text);
  expect(runs[0].replicas[0].loss).toBe(Number.NEGATIVE_INFINITY);
  expect(runs[0].replicas[0].theta[1]).toBe(-0);
});

/** The example's text after `change` has been at it. */
function changed(change: (recording: Recording) => void): string {
  const recording = exampleRecording();
  change(recording);
  return serialiseRecording(recording);
}

describe('what is no recording is refused with a sentence', () => {
  test.each<[string, string, string]>([
    ['empty text', '', 'The recording cannot be read; got ""; expected a complete JSON document.'],
    ['half a file', serialiseRecording(exampleRecording()).slice(0, 500), 'The recording cannot be read'],
    ['another kind of JSON', '[1, 2]', 'This is not a recording of Objectively; got [1,2]'],
    ['null', 'null', 'This is not a recording of Objectively'],
    ['another format', '{"format":"notebook"}', 'got "notebook"; expected "format": "objectively-recording"'],
    ['code', '(() => { throw 1 })()', 'The recording cannot be read'],
    ['a deep nest', '['.repeat(1e6), 'The recording cannot be read'],
    ['a deep nest, closed', '['.repeat(1e5) + ']'.repeat(1e5), 'This is not a recording of Objectively'],
    [
      'a later version',
      changed((recording) => Object.assign(recording, { version: 2 })),
      'This recording comes from a later version of Objectively; got 2; expected version 1 of the recording format, or an earlier one. Update Objectively to read it.',
    ],
    [
      'no version',
      changed((recording) => Object.assign(recording, { version: '1' })),
      'at version; got "1"; expected 1',
    ],
    [
      'an unknown field',
      changed((recording) => Object.assign(recording, { script: 'x' })),
      'damaged at its top; got "script"; expected no field of this name',
    ],
    [
      'a word for a number',
      changed((recording) => Object.assign(recording.runs[0].series[0].values[1], ['oops'])),
      'damaged at runs[0].series[0].values[1][0]; got "oops"; expected a number, "Infinity", "-Infinity" or "NaN"',
    ],
    [
      'null for a number',
      changed((recording) => Object.assign(recording.runs[0].replicas[1], { loss: null })),
      'damaged at runs[0].replicas[1].loss; got null; expected a number',
    ],
    [
      'a missing row',
      changed((recording) => recording.runs[0].series[0].values.pop()),
      'damaged at runs[0].series[0].values.length; got 1; expected 2 (one row a recorded step)',
    ],
    [
      'a ragged row',
      changed((recording) => recording.runs[0].series[0].values[1].push(3)),
      'damaged at runs[0].series[0].values[1].length; got 3; expected 2 (one number a replica)',
    ],
    [
      'a lost replica',
      changed((recording) => recording.runs[0].replicas.pop()),
      'damaged at runs[0].replicas.length; got 1; expected 2 (one result a replica)',
    ],
    [
      'a short θ',
      changed((recording) => recording.runs[0].snapshots.values[0][1].pop()),
      'damaged at runs[0].snapshots.values[0][1].length; got 1',
    ],
    [
      'steps out of order',
      changed((recording) => recording.runs[0].steps.reverse()),
      'damaged at runs[0].steps[1]; got 0; expected a step after 10',
    ],
    [
      'a replica that is not there',
      changed((recording) => Object.assign(recording.runs[0].events[0], { replica: 7 })),
      'damaged at runs[0].events[0].replica; got 7; expected a replica below 2',
    ],
    [
      'a status of another version',
      changed((recording) => Object.assign(recording.runs[0].replicas[0], { status: 'bored' })),
      'damaged at runs[0].replicas[0].status; got "bored"',
    ],
    [
      'an infinite number of replicas',
      changed((recording) => Object.assign(recording.runs[0].spec, { replicas: 1e9 })),
      'damaged at runs[0].spec.replicas; got 1000000000',
    ],
  ])('%s', (_, text, sentence) => {
    expect(() => parseRecording(text)).toThrow(InputError);
    expect(() => parseRecording(text)).toThrow(sentence);
  });

  test('more text than is sensible, before it is parsed', () => {
    const text = ' '.repeat(LARGEST_RECORDING + 1);
    expect(() => parseRecording(text)).toThrow('The recording is too large to read');
  });

  test('any other JSON, and nothing but an InputError', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(() => parseRecording(text)).toThrow(InputError);
      }),
    );
  });

  test('__proto__ changes no prototype', () => {
    const text = serialiseRecording(exampleRecording()).replace('"components":', '"__proto__":');
    const { controls } = parseRecording(text).experiment!;
    expect(Object.getPrototypeOf(controls)).toBe(Object.prototype);
  });
});
