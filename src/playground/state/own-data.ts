import { signal } from '@preact/signals';
import type { ListedColumn } from '../../datasets/list-columns.ts';
import { clearTopic, notify } from './notices.ts';

/** A reader's own CSV file, used instead of the lesson's data until it is put away. Never leaves this machine. */
export interface OwnData {
  name: string;
  text: string;
  /** The lesson that it was given to. */
  lesson: string;
  /** The file's columns in its order. */
  offered: ListedColumn[];
  /** Chosen columns in order, the last of a regression the target; null: all. */
  columns: string[] | null;
}

export const ownData = signal<OwnData | null>(null);

const KEY = 'objectively.own-data';

/** Characters of a file beyond which no browser keeps it over a reload, and trying takes its time. */
const MOST_KEPT = 5e6;

/** Takes data, or puts them away (null); they survive a reload of this tab where it lets us. */
export function setOwn(data: OwnData | null): void {
  ownData.value = data;
  // Of the data before.
  clearTopic('columns');
  try {
    if (data && data.text.length > MOST_KEPT) throw new DOMException('too large', 'QuotaExceededError');
    if (data) sessionStorage.setItem(KEY, JSON.stringify(data));
    else sessionStorage.removeItem(KEY);
  } catch {
    notify('note', 'data', `${data?.name} is too large for this browser to keep over a reload.`);
  }
}

/** What this tab held before a reload, if it was for this lesson. */
export function restoreOwn(lesson: string): void {
  try {
    const held: OwnData | null = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (held?.lesson === lesson) ownData.value = held;
  } catch {
    // Storage is off: there was nothing to keep.
  }
}
