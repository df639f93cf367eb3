import { signal } from '@preact/signals';

/** What edits panels by hand, loaded when somebody wants to: nothing of it is needed for the first paint. */
export const handTools = signal<(typeof import('./hand-edits.tsx') & typeof import('./hand-bar.tsx')) | null>(null);
let asked = false;

export function loadHandTools(): void {
  if (asked) return;
  asked = true;
  void Promise.all([import('./hand-edits.tsx'), import('./hand-bar.tsx')]).then(([edits, bar]) => {
    handTools.value = { ...edits, ...bar };
  });
}
