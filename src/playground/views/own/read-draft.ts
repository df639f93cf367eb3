import { InputError } from '../../../input-error.ts';
import type { Objective } from '../../../objectives/objective.ts';
import { ownObjective } from '../../../objectives/own.ts';
import { type OwnEntry, writeOwn } from '../../../objectives/own-text.ts';

/** What a typed objective is: nothing yet, a mistake with its sentence and its place, or one that can be trained. */
export type DraftReading =
  | { kind: 'empty' }
  | { kind: 'mistake'; sentence: string; at: number | undefined }
  | { kind: 'objective'; objective: Objective };

/** `family` and `check`: the control's, which knows what the lesson takes. */
export function readDraft(entry: OwnEntry, family: Objective['family'], check: (text: string) => void): DraftReading {
  if (!entry.pays.trim()) return { kind: 'empty' };
  try {
    const objective = ownObjective(entry, null, family);
    check(writeOwn(entry));
    return { kind: 'objective', objective };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { kind: 'mistake', sentence: error.message, at: error.at };
  }
}

/** Who draws may be typed too, before a colon, as in the address: "model: logq - logp". */
export function typedEntry(over: OwnEntry['over'], text: string, drawers: readonly OwnEntry['over'][]): OwnEntry {
  const [, word, rest] = /^\s*([a-z]+)\s*:\s*(.*)$/s.exec(text) ?? [];
  const named = drawers.find((drawer) => drawer === word);
  return named ? { over: named, pays: rest } : { over, pays: text };
}
