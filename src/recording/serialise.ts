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
    let text = '';
    write(recording, (piece) => {
      text += piece;
    });
    if (text.length < LARGEST_RECORDING) return `${text}\n`;
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

/** The same text in pieces, which come one by one: for what holds more than a string can, or better not at once. */
export function serialiseInPieces(recording: Recording, out: (piece: string) => void): void {
  write(recording, out);
  out('\n');
}

/** Arrays of ordinary numbers, which are nearly all of a recording, are left to the engine: ten times as fast. */
function write(value: unknown, out: (piece: string) => void): void {
  if (Array.isArray(value)) {
    if (value.every(isOrdinary)) out(JSON.stringify(value));
    else writeItems('[', value, ']', out, (item) => write(item ?? null, out));
  } else if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    writeItems('{', members, '}', out, ([name, member]) => {
      out(`${JSON.stringify(name)}:`);
      write(member, out);
    });
  } else out(stringifyExactly(value));
}

function writeItems<Item>(
  open: string,
  items: readonly Item[],
  close: string,
  out: (piece: string) => void,
  one: (item: Item) => void,
): void {
  out(open);
  for (const [index, item] of items.entries()) {
    if (index > 0) out(',');
    one(item);
  }
  out(close);
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
