import { VARIABLE_NAMES } from '../../../formula/expression.ts';
import { CONSTANTS, FUNCTIONS } from '../../../formula/language.ts';

const WORDS = [...VARIABLE_NAMES, ...CONSTANTS.keys(), ...FUNCTIONS.keys()];

/**
 * Whether the mistake at a character (from 1) is a word that the reader is in the middle of: it ends at the caret, and may
 * yet become a word of the language, or a function that still lacks its argument. Behind a number, a name or a closing
 * parenthesis no word can come right, as the operator is what lacks, but for the e of 2e3. `caret`: null where nobody is typing.
 */
export function isStillTyped(text: string, at: number | undefined, caret: number | null): boolean {
  if (at === undefined || caret === null) return false;
  const word = text.slice(at - 1, caret);
  if (!/^[A-Za-z_]\w*$/.test(word) || /\w/.test(text[caret] ?? '')) return false;
  const before = text.slice(0, at - 1);
  if (/[\d.]$/.test(before) && /^e$/i.test(word)) return true;
  if (/[\w.)]\s*$/.test(before)) return false;
  return WORDS.some((known) => known.startsWith(word));
}
