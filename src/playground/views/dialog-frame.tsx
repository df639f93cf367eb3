import '../styles/dialogs.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { openDialog } from '../state/dialogs.ts';

/**
 * A modal dialog with a title and a way out. The browser's own: it keeps the focus inside, Escape closes it, and the focus
 * goes back to where it was.
 */
export function DialogFrame({ title, children }: { title: string; children: ComponentChildren }) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => ref.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way out is Escape.
    <dialog
      ref={ref}
      class="dialog"
      aria-labelledby="dialog-title"
      onClose={() => {
        openDialog.value = null;
      }}
      onClick={(event) => {
        // The dialog's content covers it whole: what is pressed on the dialog itself is the backdrop.
        if (event.target === ref.current) ref.current?.close();
      }}
    >
      <div class="dialog-content">
        <header>
          <h2 id="dialog-title">{title}</h2>
          <button type="button" class="close" aria-label="Close" onClick={() => ref.current?.close()}>
            ×
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
