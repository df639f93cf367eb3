import type { Environment } from '../../recording/recording.ts';
import { session, setBackend } from '../session/commands.ts';
import { showDialog } from '../state/dialogs.ts';
import type { Settings } from '../state/settings.ts';
import { change, experiment, settings, theme, trains } from '../state/store.ts';
import { Choice } from './choice.tsx';

export function Header() {
  const { units } = settings.value;
  const lesson = experiment.value;
  return (
    <header class="header">
      <a class="name" href="./">
        Objectively
      </a>
      {lesson && (
        <p class="crumb">
          {lesson.group} <span aria-hidden="true">›</span> <strong>{lesson.title}</strong>
        </p>
      )}
      <div class="header-end">
        <Choice
          label="Unit of information"
          title="Information is shown in this unit everywhere: in cards, figures, curves, claims and sentences. log is natural in nats, to base 2 in bits."
          options={['nats', 'bits']}
          value={units}
          onChange={(unit) => change({ units: unit })}
        />
        <Backend />
        <button type="button" class="pill share" aria-label="Share" onClick={() => showDialog({ kind: 'share' })}>
          <span class="wide">Share</span>
          <span class="narrow" aria-hidden="true">
            ↗
          </span>
        </button>
        <button
          type="button"
          class="pill help-button"
          aria-label="Keys and signs"
          aria-keyshortcuts="?"
          onClick={() => showDialog({ kind: 'help' })}
        >
          ?
        </button>
        <button
          type="button"
          class="pill"
          aria-label={theme.value === 'dark' ? 'Switch to the light theme' : 'Switch to the dark theme'}
          onClick={() => change({ theme: theme.value === 'dark' ? 'light' : 'dark' })}
        >
          <span aria-hidden="true">◐</span>
        </button>
      </div>
    </header>
  );
}

const BACKENDS: Record<Settings['backend'], string> = { auto: 'Automatic', webgpu: 'WebGPU', cpu: 'CPU' };

/** What the tensors run on, named in words; opens to choose another and to say why this one. */
function Backend() {
  const { backend } = settings.value;
  const opened = session.environment.value;
  // What a worker opened with is not what a lesson without training will run on: until it is prepared nothing is said.
  const unsaid = !trains.value && ['starting', 'preparing'].includes(session.phase.value) && opened?.path !== 'study';
  const environment = unsaid ? null : opened;
  const why = environment && explain(environment, session.backendReason.value, session.pathNote.value);
  return (
    <details class="backend">
      <summary class="pill" title={why ?? undefined}>
        <span class={`lamp ${environment ? 'on' : ''}`} aria-hidden="true" />
        <BackendName environment={environment} failed={session.phase.value === 'failed'} />
      </summary>
      <div class="popover">
        <p>{why ?? 'The training worker is starting.'}</p>
        <Choice
          label="Backend"
          options={['auto', 'webgpu', 'cpu']}
          value={backend}
          names={BACKENDS}
          onChange={setBackend}
        />
      </div>
    </details>
  );
}

/** "CPU · fused · float64", "WebGPU · graph · SwiftShader", "JavaScript · float64"; on a phone the first word, or “JS”. */
function BackendName({ environment, failed }: { environment: Environment | null; failed: boolean }) {
  if (!environment) return <span>{failed ? 'not running' : 'starting …'}</span>;
  const { backend, path, precision, adapter } = environment;
  if (path === 'study') {
    return (
      <span>
        <span class="wide">JavaScript · {precision}</span>
        <span class="narrow">JS</span>
      </span>
    );
  }
  return (
    <span>
      {backend === 'cpu' ? 'CPU' : 'WebGPU'}
      <span class="wide">
        {' '}
        · {path} · {backend === 'cpu' ? precision : adapter}
      </span>
    </span>
  );
}

/** `note`: why not on the path that would be fastest; empty where it is on it. */
function explain({ backend, path, precision, adapter }: Environment, reason: string, note: string): string {
  if (path === 'study') return `${sentence(note)} It runs as JavaScript, in a worker of its own.`;
  const where = backend === 'cpu' ? `on the CPU (${adapter})` : `on the GPU adapter ${adapter}`;
  const how =
    path === 'fused' ? 'many optimizer steps in one kernel' : 'operation by operation, differentiated by tfjs';
  return `Trains ${where} in ${precision}, ${how}, in a worker of its own. ${sentence(reason)} ${sentence(note)}`.trim();
}

function sentence(text: string): string {
  return /[^.!?]$/.test(text) ? `${text}.` : text;
}
