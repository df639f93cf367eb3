import { useState } from 'preact/hooks';
import { dismiss, dismissAll, notices } from '../state/notices.ts';

/** More than this, and what they are about is no longer in view. */
const MOST = 3;

/** What the reader should know: sentences that stay until dismissed, newest first, the oldest of many folded away. */
export function Notices() {
  const [all, setAll] = useState(false);
  const hidden = all ? 0 : Math.max(0, notices.value.length - MOST);
  return (
    <div class="notices" role="status" aria-live="polite">
      {notices.value.slice(0, notices.value.length - hidden).map(({ id, kind, text, list, actions }) => (
        <div key={id} class={`notice ${kind}`}>
          <div class="notice-text">
            <p>{text}</p>
            {list.length > 0 && (
              <ul>
                {list.map((each) => (
                  <li key={each}>{each}</li>
                ))}
              </ul>
            )}
          </div>
          {actions.map(({ label, run }) => (
            <button
              key={label}
              type="button"
              class="text-button"
              onClick={() => {
                dismiss(id);
                run();
              }}
            >
              {label}
            </button>
          ))}
          <button type="button" class="close" aria-label="Dismiss" onClick={() => dismiss(id)}>
            ×
          </button>
        </div>
      ))}
      {notices.value.length > MOST && (
        <p class="notices-more">
          <button type="button" class="text-button" onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : `Show ${hidden} more`}
          </button>
          <button type="button" class="text-button" onClick={dismissAll}>
            Dismiss all
          </button>
        </p>
      )}
    </div>
  );
}
