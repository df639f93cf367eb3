import type { Recording } from './recording.ts';

/**
 * A recording as JSON text, every number exactly: finite ones in the shortest decimal that reads back to the same
 * float64, ±∞ and NaN as the strings "Infinity", "-Infinity", "NaN". `parseRecording` reads it back.
 */
export function serialiseRecording(recording: Recording): string {
  return `${stringifyExactly(recording)}\n`;
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
