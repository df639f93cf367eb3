import { signal } from '@preact/signals';

/** Something that the reader should know: never blocks, stays until dismissed or out of date. */
export interface Notice {
  id: number;
  kind: 'wrong' | 'note';
  /** What it is about: a newer notice of a topic takes the place of the older, and success clears it. */
  topic: string;
  text: string;
  /** Short sentences, where there are several of one kind. */
  list: readonly string[];
  /** What can be done about it, the likeliest first. */
  actions: readonly NoticeAction[];
}

export interface NoticeAction {
  label: string;
  run: () => void;
}

/** Newest first. */
export const notices = signal<readonly Notice[]>([]);

let lastId = 0;

export function notify(
  kind: Notice['kind'],
  topic: string,
  text: string,
  {
    action = null,
    otherwise = null,
    list = [],
  }: { action?: NoticeAction | null; otherwise?: NoticeAction | null; list?: readonly string[] } = {},
): void {
  const actions = [action, otherwise].filter((each) => each !== null);
  const others = notices.peek().filter((notice) => notice.topic !== topic);
  notices.value = [{ id: ++lastId, kind, topic, text, list, actions }, ...others];
}

/** What was wrong with this topic is so no more. */
export function clearTopic(topic: string): void {
  if (notices.peek().some((notice) => notice.topic === topic)) {
    notices.value = notices.peek().filter((notice) => notice.topic !== topic);
  }
}

export function dismissAll(): void {
  notices.value = [];
}

export function dismiss(id: number): void {
  notices.value = notices.peek().filter((notice) => notice.id !== id);
}

/** The sentence of an error: an InputError's as it is; anything else is a bug of ours, and says where. */
export function describeError(error: unknown, doing: string): string {
  if (error instanceof Error && error.name === 'InputError') {
    // The same errors serve the command line, where columns are an option.
    return error.message.replace(/[A-Z]\w+ them: --columns .*$/, 'Choose them in Set-up, under “Your own data”.');
  }
  if (error instanceof Error) return `${doing} failed: ${error.message}`;
  return `${doing} failed: ${String(error)}`;
}
