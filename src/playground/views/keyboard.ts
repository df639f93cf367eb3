import { reset } from '../session/commands.ts';
import { playOrPause, stepOn } from '../session/rewind.ts';
import { openDialog, showDialog } from '../state/dialogs.ts';
import { embedded } from '../state/store.ts';

/** Space plays and pauses, → goes on by one step, R resets, ? opens the sheet of keys. Returns how to stop listening. */
export function connectKeyboard(): () => void {
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  // While a dialog is open, keys are its own.
  if (openDialog.peek()) return;
  const target = event.target as Element;
  // Keys belong to whatever the reader is typing in or about to press. A slider has no use for letters and Space.
  if (target.closest('input:not([type=range]), select, textarea, [contenteditable]')) return;
  if (target.closest('input') && event.key === 'ArrowRight') return;
  if (event.key === ' ') {
    if (target.closest('button, a, summary') && !isAlreadySo(target)) return;
    playOrPause();
  } else if (event.key === 'ArrowRight') stepOn();
  else if (event.key === 'r' || event.key === 'R') reset();
  else if (event.key === '?' && !embedded.peek()) showDialog({ kind: 'help' });
  else return;
  event.preventDefault();
}

/** A tab that is chosen has nothing to do for Space, except where it opens and shuts a sheet from below. */
function isAlreadySo(target: Element): boolean {
  const panel = target.closest('[role=tab][aria-selected=true]')?.closest('.side');
  return Boolean(panel) && getComputedStyle(panel!).position !== 'fixed';
}
