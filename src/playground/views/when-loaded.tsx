import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { describeError } from '../state/notices.ts';

/** A view whose code is loaded when it is first shown: it is not on the way to the first picture. */
export function whenLoaded(load: () => Promise<ComponentType>): ComponentType {
  const loaded = signal<{ View: ComponentType } | { problem: string } | null>(null);
  let asked = false;
  function ask(): void {
    asked = true;
    loaded.value = null;
    load().then(
      (View) => (loaded.value = { View }),
      (error) => (loaded.value = { problem: describeError(error, 'Loading this panel') }),
    );
  }
  return function WhenLoaded() {
    // Once: what cannot be had is asked for again by the reader alone.
    if (!asked) ask();
    const state = loaded.value;
    if (!state) return <p class="empty">Loading …</p>;
    if ('View' in state) return <state.View />;
    return (
      <p class="empty">
        {state.problem}{' '}
        <button type="button" class="text-button" onClick={ask}>
          Try again
        </button>
      </p>
    );
  };
}
