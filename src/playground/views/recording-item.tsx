import type { ShelteredSummary } from '../../recording/sheltered-store.ts';
import { heldText } from '../../recording/summary.ts';
import { formatCount } from '../format/numbers.ts';
import { formatSentence } from '../format/sentence.ts';
import { shortened } from '../format/shortened.ts';
import { openSettings, session } from '../session/commands.ts';
import { compared, toggleCompared } from '../session/comparing.ts';
import { type FileFormat, FORMATS } from '../session/file-formats.ts';
import { changesInFlight, changesSince } from '../session/found-recordings.ts';
import { toggleOverlay } from '../session/overlaying.ts';
import { addressOf, copyAddress } from '../session/recording-address.ts';
import { exportRecording } from '../session/recording-files.ts';
import { isOfLesson, overlays, recordings, removeRecording, renameRecording } from '../session/recordings.ts';
import { rerunRecording, reruns } from '../session/rerunning.ts';
import { experiments, settings } from '../state/store.ts';
import { RerunResult } from './rerun-result.tsx';

export function RecordingItem({ summary }: { summary: ShelteredSummary }) {
  const { id, name, createdAt, experiment, environment, inMemory, size } = summary;
  const lesson = experiments.value.find((each) => each.id === experiment?.id);
  const rerunning = reruns.value.get(id);
  const inFlight = changesInFlight(summary);
  const chosen = compared.value.some((each) => each.id === id);
  return (
    <li class="recording" data-recording={id}>
      <input
        class="recording-name"
        aria-label="Name of the recording"
        title={name}
        key={name}
        defaultValue={name}
        onChange={({ currentTarget: { value } }) => void renameRecording(id, value.trim() || name)}
      />
      <p class="recording-facts">
        {lesson?.title ?? experiment?.id ?? 'a custom run'} ·{' '}
        {new Date(createdAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })} ·{' '}
        {environment.path === 'study' ? 'JavaScript' : environment.backend} · {formatSize(size)}
        {inMemory && ' · in this tab only'}
      </p>
      <Changes summary={summary} />
      {inFlight.length > 0 && (
        <p class="recording-facts">
          In flight: <strong>{formatSentence(inFlight.join(', '), settings.value.units)}</strong>
          {experiment && ' (not part of Set up and Link)'}
        </p>
      )}
      <Ending summary={summary} />
      <div class="recording-actions">
        <Overlay summary={summary} />
        <button
          type="button"
          class="compare"
          aria-pressed={chosen}
          title="Choose two: a table of what differs between them"
          onClick={() => void toggleCompared(id)}
        >
          Compare
        </button>
        <button
          type="button"
          disabled={rerunning?.kind === 'running'}
          title="Trains it anew and names the first number that differs"
          onClick={() => void rerunRecording(id)}
        >
          Re-run
        </button>
        {lesson && experiment && (
          <a
            href={addressOf(experiment)}
            title="Sets the page up as it was for this recording"
            onClick={(event) => {
              event.preventDefault();
              openSettings(lesson.id, experiment.controls);
            }}
          >
            Set up
          </a>
        )}
      </div>
      {chosen && compared.value.length === 1 && (
        <p class="recording-facts" role="status">
          Chosen: choose another to compare it with.
        </p>
      )}
      {rerunning && <RerunResult id={id} state={rerunning} />}
      <div class="recording-exports">
        {(Object.keys(FORMATS) as FileFormat[]).map((format) => (
          <button
            key={format}
            type="button"
            class="text-button"
            title={FORMATS[format].title}
            onClick={() => void exportRecording(id, format)}
          >
            {FORMATS[format].label}
          </button>
        ))}
        {experiment && (
          <button
            type="button"
            class="text-button"
            title="Copies the address that sets the page up like this"
            onClick={() => void copyAddress(experiment, inFlight)}
          >
            Link
          </button>
        )}
        <button
          type="button"
          class="text-button"
          aria-label={`Remove ${name}`}
          onClick={() => void removeRecording(id)}
        >
          Remove
        </button>
      </div>
    </li>
  );
}

/** What changed since the recording before it; of the first one, what was set. */
function Changes({ summary }: { summary: ShelteredSummary }) {
  const lesson = experiments.value.find((each) => each.id === summary.experiment?.id);
  const since = changesSince(summary, recordings.value ?? [], lesson);
  const set = Object.entries(summary.experiment?.controls ?? {}).map(([name, text]) => `${name} ${shortened(text)}`);
  if (!since) return <p class="recording-facts">{set.length > 0 ? set.join(', ') : 'defaults'}</p>;
  return (
    <p class="recording-facts">
      {since.changes.length > 0 ? (
        <>
          Since {shortened(since.name)}:{' '}
          <strong>{formatSentence(since.changes.join(', '), settings.value.units)}</strong>
        </>
      ) : (
        <>Set like {shortened(since.name)}</>
      )}
    </p>
  );
}

/** Claims are of a run that ended: one that was stopped, or still trains, says where. */
function Ending({ summary: { id, progress, claims, checks } }: { summary: ShelteredSummary }) {
  const goesOn = ['playing', 'ready'].includes(session.phase.value) && session.identity?.id === id;
  if (!progress.ended) {
    return (
      <p class="chip quiet">
        {goesOn ? 'kept up to' : 'stopped at'} {formatCount(progress.taken)} of {formatCount(progress.planned)}
      </p>
    );
  }
  if (claims.measured === 0) return null;
  return <p class={`chip ${claims.held === claims.measured ? 'holds' : 'quiet'}`}>{heldText({ claims, checks })}</p>;
}

function Overlay({ summary }: { summary: ShelteredSummary }) {
  const { id, labels } = summary;
  const whyNot =
    labels.length === 0
      ? 'Nothing was trained: it has no curves to draw'
      : isOfLesson(summary)
        ? undefined
        : 'Open its lesson to draw its curves there';
  return (
    <button
      type="button"
      aria-pressed={overlays.value.some((overlay) => overlay.id === id)}
      disabled={whyNot !== undefined}
      title={whyNot}
      onClick={() => void toggleOverlay(id)}
    >
      Overlay
    </button>
  );
}

function formatSize(characters: number): string {
  return characters < 1e5 ? `${Math.ceil(characters / 1000)} kB` : `${(characters / 1e6).toFixed(1)} MB`;
}
