import { useState } from 'preact/hooks';
import { foundRecordings } from '../session/found-recordings.ts';
import { saving } from '../session/keeping.ts';
import { importRecording } from '../session/overlaying.ts';
import { saveRecordings } from '../session/recording-files.ts';
import { keepsNothing, recordings } from '../session/recordings.ts';
import { experiments } from '../state/store.ts';
import { RecordingDiff } from './recording-diff.tsx';
import { RecordingItem } from './recording-item.tsx';

/** Earlier runs, kept in this browser: search, overlay, compare, run again, rename, export, remove; import from a file. */
export function RecordingList() {
  const list = recordings.value;
  const [words, setWords] = useState('');
  const found = list && foundRecordings(list, words, experiments.value);
  const inMemory = list?.filter((summary) => summary.inMemory) ?? [];
  return (
    <div class="recordings">
      <p class="help">
        Every run is kept {keepsNothing.value ? 'until this tab is closed' : 'in this browser'}: every few seconds while
        it trains, and when it ends or is reset.
        {saving.value && ' Keeping one now …'}
      </p>
      {inMemory.length > 0 && (
        <p class="help in-memory">
          {inMemory.length === 1 ? '1 recording is' : `${inMemory.length} recordings are`} in this tab only, and will be
          gone when it is closed.{' '}
          <button type="button" class="text-button" onClick={() => void saveRecordings(inMemory.map(({ id }) => id))}>
            Download
          </button>
        </p>
      )}
      <RecordingDiff />
      {list && list.length > 1 && (
        <input
          class="recording-search"
          type="search"
          aria-label="Search recordings"
          placeholder="Search name or setting"
          value={words}
          onInput={({ currentTarget: { value } }) => setWords(value)}
        />
      )}
      {list === null && <p class="empty">Reading what this browser keeps …</p>}
      {list?.length === 0 && <p class="empty">No recordings yet. A run of some seconds becomes one.</p>}
      {list && list.length > 0 && found?.length === 0 && (
        <p class="empty" role="status">
          None of {list.length} recordings has all of these words.
        </p>
      )}
      <ul>
        {found?.map((summary) => (
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
