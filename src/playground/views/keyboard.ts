import { reset, stepOnce, togglePlay } from '../session/commands.ts';
import { openDialog, showDialog } from '../state/dialogs.ts';
import { embedded } from '../state/store.ts';

/** Space plays and pauses, → takes one step, R resets, ? opens the sheet of keys. Returns how to stop listening. */
export function connectKeyboard(): () => void {
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  // While a dialog is open, keys are its own.
  if (openDialog.peek()) return;
  const target = event.target as Element;
  // Keys belong to whatever the reader is typing in or about to press.
  if (target.closest('input, select, textarea, [contenteditable], [role=tab]')) return;
  if (event.key === ' ') {
    if (target.closest('button, a, summary')) return;
    togglePlay();
  } else if (event.key === 'ArrowRight') stepOnce();
  else if (event.key === 'r' || event.key === 'R') reset();
  else if (event.key === '?' && !embedded.peek()) showDialog({ kind: 'help' });
  else return;
  event.preventDefault();
}
