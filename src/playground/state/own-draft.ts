import { computed, signal } from '@preact/signals';
import type { OwnEntry } from '../../objectives/own-text.ts';
import { experiment } from './store.ts';

/** The objective that a reader is typing: not yet trained, kept while other tabs of the side panel are looked at. */
export interface OwnDraft extends OwnEntry {
  /** Which of the lesson's own objectives it takes the place of; null: of none. */
  replaces: number | null;
}

const typed = signal<(OwnDraft & { lesson: string }) | null>(null);

/** Of another lesson it would be in other names: each lesson begins with an empty one. */
export const ownDraft = computed((): OwnDraft => {
  const lesson = experiment.value;
  if (typed.value && typed.value.lesson === lesson?.id) return typed.value;
  const control = lesson?.controls.find((each) => each.kind === 'text' && each.formulas);
  const over = control?.kind === 'text' ? control.formulas?.drawers[0] : undefined;
  return { over: over ?? 'train', pays: '', replaces: null };
});

export function changeDraft(patch: Partial<OwnDraft>): void {
  typed.value = { ...ownDraft.peek(), ...patch, lesson: experiment.peek()?.id ?? '' };
}

export function clearDraft(): void {
  typed.value = null;
}
