import { signal } from '@preact/signals';
import type { Settings } from '../state/settings.ts';
import { change, settings } from '../state/store.ts';
import { Guide } from './guide.tsx';
import { SetUp } from './set-up.tsx';
import { whenLoaded } from './when-loaded.tsx';

const RecordingList = whenLoaded(async () => (await import('./recording-list.tsx')).RecordingList);

const TABS: readonly { id: Settings['panel']; label: string }[] = [
  { id: 'guide', label: 'Guide' },
  { id: 'set-up', label: 'Set-up' },
  { id: 'recordings', label: 'Recordings' },
];

/** On a narrow screen the panel is a sheet from below, shut until one of its tabs is pressed. */
const open = signal(false);

export function SidePanel() {
  const { panel } = settings.value;
  const press = (id: Settings['panel']) => {
    open.value = id === panel ? !open.value : true;
    change({ panel: id });
  };
  const close = () => {
    open.value = false;
    document.getElementById(`tab-${panel}`)?.focus();
  };
  return (
    <aside class={`side ${open.value ? 'open' : ''}`} aria-label="Guide, set-up and recordings">
      <div class="tabs" role="tablist" aria-label="Side panel" onKeyDown={moveFocus}>
        {TABS.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={id === panel}
            aria-controls="side-content"
            tabIndex={id === panel ? 0 : -1}
            onClick={() => press(id)}
          >
            {label}
          </button>
        ))}
      </div>
      {open.value && (
        <button type="button" class="close sheet-close" aria-label="Close the sheet" onClick={close}>
          ×
        </button>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling panel must be reachable by keyboard. */}
      <div class="side-content" id="side-content" role="tabpanel" aria-labelledby={`tab-${panel}`} tabIndex={0}>
        {panel === 'guide' ? <Guide /> : panel === 'set-up' ? <SetUp /> : <RecordingList />}
      </div>
    </aside>
  );
}

/** ← and → go from tab to tab, Home and End to the first and the last, as the pattern for tabs asks. */
function moveFocus(event: KeyboardEvent): void {
  const at = TABS.findIndex(({ id }) => id === settings.peek().panel);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  const next = TABS[(to + TABS.length) % TABS.length];
  change({ panel: next.id });
  document.getElementById(`tab-${next.id}`)?.focus();
  event.preventDefault();
}
