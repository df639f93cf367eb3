import { InputError } from '../input-error.ts';
import { LARGEST_RECORDING } from './format.ts';
import type { Recording } from './recording.ts';

/**
 * A recording as JSON text, every number exactly: finite ones in the shortest decimal that reads back to the same
 * float64, ±∞ and NaN as the strings "Infinity", "-Infinity", "NaN". `parseRecording` reads it back.
 * Throws InputError where it would be longer than what is read.
 */
export function serialiseRecording(recording: Recording): string {
  try {
    const text = `${compact(recording)}\n`;
    if (text.length <= LARGEST_RECORDING) return text;
  } catch (error) {
    // Longer than any string of this engine.
    if (!(error instanceof RangeError)) throw error;
  }
  throw new InputError({
    what: 'The recording is too large to be kept as one text',
    got: `${recording.runs.reduce((sum, { steps }) => sum + steps.length, 0)} records`,
    expected: `at most ${LARGEST_RECORDING} characters`,
    remedy: 'Record fewer replicas, or less often.',
  });
}

/** Arrays of ordinary numbers, which are nearly all of a recording, are left to the engine: ten times as fast. */
function compact(value: unknown): string {
  if (Array.isArray(value)) {
    return value.every(isOrdinary) ? JSON.stringify(value) : `[${value.map((item) => compact(item ?? null)).join()}]`;
  }
  if (typeof value !== 'object' || value === null) return stringifyExactly(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${compact(member)}`).join()}}`;
}

/** A number that JSON can say as it is. */
function isOrdinary(value: unknown): boolean {
  return Number.isFinite(value) && !Object.is(value, -0);
}

/** JSON text in which non-finite numbers are strings, and −0 keeps its sign. */
export function stringifyExactly(value: unknown, indent?: number): string {
  let anyNegativeZero = false;
  const text = JSON.stringify(
    value,
    (_key, item) => {
      if (typeof item !== 'number') return item;
      if (Object.is(item, -0)) {
        anyNegativeZero = true;
        return NEGATIVE_ZERO;
      }
      return Number.isFinite(item) ? item : String(item);
    },
    indent,
  );
  // JSON.stringify writes −0 as 0, but JSON can say −0.0.
  return anyNegativeZero ? text.replaceAll(JSON.stringify(NEGATIVE_ZERO), '-0.0') : text;
}

/** A lone surrogate begins it: no well-formed text is equal to it. */
const NEGATIVE_ZERO = '\ud800-0';
