import { InputError } from '../input-error.ts';
import type { ObjectiveSpec } from '../recording/spec.ts';

export const DRAWERS = ['train', 'population', 'model'] as const;

/** What a reader types of an objective: who draws, and what is paid. */
export interface OwnEntry {
  over: ObjectiveSpec['over'];
  pays: string;
}

/** The entries of a text, separated by semicolons: `abs(r)^1.5; model: (logq - logp)^2`. What is paid is not yet read. */
export function splitOwn(text: string): OwnEntry[] {
  return text
    .split(';')
    .map((entry) => entry.trim())
    .filter(Boolean)
    .map(splitDrawer);
}

/** The text that `splitOwn` reads as these entries; one of the training set needs no drawer. */
export function joinOwn(entries: readonly OwnEntry[]): string {
  return entries.map(writeOwn).join('; ');
}

export function writeOwn({ over, pays }: OwnEntry): string {
  // A formula may be typed over several lines; an address has one.
  const line = pays.trim().replace(/\s+/g, ' ');
  return over === 'train' ? line : `${over}: ${line}`;
}

/** The conditional's own colon is never first: it follows a question mark. */
function splitDrawer(entry: string): OwnEntry {
  const [, word, rest] = /^([A-Za-z]+)\s*:(.*)$/s.exec(entry) ?? [];
  if (word === undefined) return { over: 'train', pays: entry };
  const over = DRAWERS.find((drawer) => drawer === word);
  if (over) return { over, pays: rest.trim() };
  throw new InputError({
    what: 'Nobody of this name draws',
    got: word,
    expected: `one of ${DRAWERS.join(', ')} before the colon`,
    remedy: 'A conditional’s colon needs its question mark first.',
  });
}
