import { effect, signal } from '@preact/signals';

/** Whether a lesson's claims held when it last finished in this browser. */
export type Verdict = 'held' | 'failed';

const KEY = 'objectively.verdicts';

export const verdicts = signal<Record<string, Verdict>>(read());

export function setVerdict(lesson: string, verdict: Verdict): void {
  verdicts.value = { ...verdicts.peek(), [lesson]: verdict };
}

/** Remembers verdicts between visits, where the browser lets us. */
export function connectVerdicts(): void {
  effect(() => {
    try {
      localStorage.setItem(KEY, JSON.stringify(verdicts.value));
    } catch {
      // Storage is off or full: the dots last as long as the page.
    }
  });
}

function read(): Record<string, Verdict> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const entries = Object.entries(stored as object);
    return Object.fromEntries(entries.filter(([, verdict]) => verdict === 'held' || verdict === 'failed'));
  } catch {
    return {};
  }
}
