import type { RecordingSummary } from '../../recording/store.ts';
import { shortened } from '../format/shortened.ts';
import { saving } from '../session/commands.ts';
import {
  exportRecording,
  importRecording,
  isOfLesson,
  overlays,
  recordings,
  removeRecording,
  renameRecording,
  toggleOverlay,
} from '../session/recordings.ts';
import { experiments } from '../state/store.ts';

/** Earlier runs, kept in this browser: overlay, rename, export, remove; and import from a file. */
export function RecordingList() {
  const list = recordings.value;
  return (
    <div class="recordings">
      <p class="help">
        Every run is kept in this browser when it ends, and when it is reset after some steps.
        {saving.value && ' Keeping one now …'}
      </p>
      {list === null && <p class="empty">Reading what this browser keeps …</p>}
      {list?.length === 0 && <p class="empty">No recordings yet. Let a run finish, or reset it.</p>}
      <ul>
        {list?.map((summary) => (
          <RecordingItem key={summary.id} summary={summary} />
        ))}
      </ul>
      <label class="file-button">
        Import a recording (JSON)
        <input
          class="visually-hidden"
          type="file"
          accept=".json,application/json"
          onChange={({ currentTarget }) => {
            for (const file of currentTarget.files ?? []) void importRecording(file);
            currentTarget.value = '';
          }}
        />
      </label>
    </div>
  );
}

function formatSize(characters: number): string {
  return characters < 1e5 ? `${Math.ceil(characters / 1000)} kB` : `${(characters / 1e6).toFixed(1)} MB`;
}

function RecordingItem({ summary }: { summary: RecordingSummary }) {
  const { id, name, createdAt, experiment, environment, labels, claims, size } = summary;
  const lesson =
    experiments.value.find((each) => each.id === experiment?.id)?.title ?? experiment?.id ?? 'a custom run';
  const set = Object.entries(experiment?.controls ?? {}).map(([control, text]) => `${control} ${shortened(text)}`);
  const shown = overlays.value.some((overlay) => overlay.id === id);
  const whyNot =
    labels.length === 0
      ? 'Nothing was trained: it has no curves to draw'
      : isOfLesson(summary)
        ? undefined
        : 'Open its lesson to draw its curves there';
  return (
    <li class="recording">
      <input
        class="recording-name"
        aria-label="Name of the recording"
        value={name}
        onChange={({ currentTarget: { value } }) => void renameRecording(id, value.trim() || name)}
      />
      <p class="recording-facts">
        {lesson} · {new Date(createdAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
        <br />
        {set.length > 0 ? set.join(', ') : 'defaults'} ·{' '}
        {environment.path === 'study' ? 'JavaScript' : environment.backend} · {formatSize(size)}
      </p>
      {claims.measured > 0 && (
        <p class={`chip ${claims.held === claims.measured ? 'holds' : 'quiet'}`}>
          {claims.held} of {claims.measured} claims held
        </p>
      )}
      <div class="recording-actions">
        <button
          type="button"
          aria-pressed={shown}
          disabled={whyNot !== undefined}
          title={whyNot}
          onClick={() => void toggleOverlay(id)}
        >
          Overlay
        </button>
        <button type="button" onClick={() => void exportRecording(id, 'csv')}>
          CSV
        </button>
        <button type="button" onClick={() => void exportRecording(id, 'json')}>
          JSON
        </button>
        <button type="button" aria-label={`Remove ${name}`} onClick={() => void removeRecording(id)}>
          Remove
        </button>
      </div>
    </li>
  );
}
