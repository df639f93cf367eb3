import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { describeError } from '../state/notices.ts';

/** A view whose code is loaded when it is first shown: it is not on the way to the first picture. */
export function whenLoaded(load: () => Promise<ComponentType>): ComponentType {
  const loaded = signal<{ View: ComponentType } | { problem: string } | null>(null);
  let asked = false;
  return function WhenLoaded() {
    if (!asked) {
      asked = true;
      load().then(
        (View) => (loaded.value = { View }),
        (error) => {
          asked = false;
          loaded.value = { problem: describeError(error, 'Loading this panel') };
        },
      );
    }
    const state = loaded.value;
    if (!state) return <p class="empty">Loading …</p>;
    return 'View' in state ? <state.View /> : <p class="empty">{state.problem}</p>;
  };
}
