import { dismiss, notices } from '../state/notices.ts';

/** What the reader should know: sentences that stay until dismissed. */
export function Notices() {
  return (
    <div class="notices" role="status" aria-live="polite">
      {notices.value.map(({ id, kind, text, list, actions }) => (
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
    </div>
  );
}
