import { signal } from '@preact/signals';

/** A reader's own CSV file, used instead of the lesson's data until it is put away. Never leaves the page. */
export interface OwnData {
  name: string;
  text: string;
  /** Chosen columns in order, the last of a regression the target; null: all. */
  columns: string[] | null;
}

export const ownData = signal<OwnData | null>(null);
