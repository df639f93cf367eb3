import { showDialog } from '../state/dialogs.ts';
import { dismissWelcome, welcome } from '../state/welcome.ts';

/** For somebody who is here for the first time: what one sees, and what to do. */
export function Welcome() {
  if (!welcome.value) return null;
  return (
    <p class="welcome">
      <span>
        Models train side by side, each under its own objective. Change a setting, and they begin anew; the learning
        rate changes as they go. The Guide goes through it step by step; here are the{' '}
        <button type="button" class="text-button" onClick={() => showDialog({ kind: 'help' })}>
          keys and signs
        </button>
        .
      </span>
      <button type="button" class="close" aria-label="Dismiss the welcome" onClick={dismissWelcome}>
        ×
      </button>
    </p>
  );
}
