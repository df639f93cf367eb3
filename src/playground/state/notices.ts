import { signal } from '@preact/signals';

/** Something that the reader should know: never blocks, stays until dismissed. */
export interface Notice {
  id: number;
  kind: 'wrong' | 'note';
  text: string;
  /** The one thing that can be done about it. */
  action: { label: string; run: () => void } | null;
}

export const notices = signal<readonly Notice[]>([]);

let lastId = 0;

export function notify(kind: Notice['kind'], text: string, action: Notice['action'] = null): void {
  // The same sentence twice says nothing new.
  const others = notices.peek().filter((notice) => notice.text !== text);
  notices.value = [...others, { id: ++lastId, kind, text, action }];
}

export function dismiss(id: number): void {
  notices.value = notices.peek().filter((notice) => notice.id !== id);
}

/** The sentence of an error: an InputError's as it is; anything else is a bug of ours, and says where. */
export function describeError(error: unknown, doing: string): string {
  if (error instanceof Error) return error.name === 'InputError' ? error.message : `${doing} failed: ${error.message}`;
  return `${doing} failed: ${String(error)}`;
}
