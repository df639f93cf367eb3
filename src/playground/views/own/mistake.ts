/** A typed text parted at its mistake; `wrong` is the word that begins there, or one space past the text's end. */
export interface MarkedText {
  before: string;
  wrong: string;
  after: string;
}

/** `at`: the character, from 1; absent: the mistake is nowhere in particular, and nothing is marked. */
export function markMistake(text: string, at: number | undefined): MarkedText {
  if (at === undefined) return { before: text, wrong: '', after: '' };
  const from = Math.min(at - 1, text.length);
  if (from === text.length) return { before: text, wrong: ' ', after: '' };
  const [wrong] = /^(?:[A-Za-z_]\w*|[\d.]+|.)/su.exec(text.slice(from))!;
  return { before: text.slice(0, from), wrong, after: text.slice(from + wrong.length) };
}
