import { InputError } from '../input-error.ts';

/** A word of the formula. `position`: of its first character, counted from 1. */
export interface Token {
  kind: 'number' | 'name' | 'symbol';
  text: string;
  position: number;
}

const WORD =
  /(?<space>\s+)|(?<number>(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_]\w*)|(?<symbol><=|>=|[-+*/^()<>?:,])/y;

const MAX_PARENTHESES = 60;

/** Signs that are written, but not typed: what stands for them in a formula. */
const WRITTEN: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '·': '*',
  '×': '*',
  '÷': '/',
  '²': '^2',
  '³': '^3',
  '≤': '<=',
  '≥': '>=',
  π: 'pi',
  '½': '0.5',
};

function remedyFor(character: string): string {
  if (character === '|') return 'An absolute value is abs(r).';
  if (character === '=') return 'What is paid is no equation: type one side of it.';
  return Object.hasOwn(WRITTEN, character) ? `Type ${WRITTEN[character]} for it.` : 'Take it out.';
}

/**
 * Splits a formula into words, refusing every character outside the language and parentheses nested too deeply.
 * mathjs's nodes do not say where they stand: these words do, and keep strings, arrays, assignments and property
 * access from reaching mathjs at all.
 */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let depth = 0;
  WORD.lastIndex = 0;
  while (WORD.lastIndex < text.length) {
    const at = WORD.lastIndex;
    const groups = WORD.exec(text)?.groups;
    if (!groups) {
      const character = String.fromCodePoint(text.codePointAt(at)!);
      throw new InputError({
        what: `${JSON.stringify(character)} at character ${at + 1} is not part of a formula`,
        got: text,
        expected: 'numbers, names, + - * / ^, parentheses, and test ? a : b with < <= > >=',
        remedy: remedyFor(character),
        at: at + 1,
      });
    }
    const { space, number, name, symbol } = groups;
    if (space !== undefined) continue;
    if (symbol === '(' && ++depth > MAX_PARENTHESES) {
      throw new InputError({
        what: `the parenthesis at character ${at + 1} is nested too deeply`,
        expected: `at most ${MAX_PARENTHESES} levels`,
        at: at + 1,
      });
    }
    if (symbol === ')') depth--;
    if (number !== undefined) found.push({ kind: 'number', text: number, position: at + 1 });
    else if (name !== undefined) found.push({ kind: 'name', text: name, position: at + 1 });
    else found.push({ kind: 'symbol', text: symbol, position: at + 1 });
  }
  return found;
}

/** The text from one word to another, with the parentheses that either end lacks. */
export function excerpt(text: string, first: Token, last: Token): string {
  let [from, to] = [first.position - 1, last.position - 1 + last.text.length];
  let [depth, unopened] = [0, 0];
  for (const character of text.slice(from, to)) {
    if (character === '(') depth++;
    else if (character === ')') depth--;
    unopened = Math.max(unopened, -depth);
  }
  for (let unclosed = depth + unopened; unclosed > 0; unclosed--) to = text.indexOf(')', to) + 1;
  for (; unopened > 0; unopened--) from = text.lastIndexOf('(', from - 1);
  return text.slice(from, to);
}
