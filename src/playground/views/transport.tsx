import { plannedSteps } from '../../experiment/planned-steps.ts';
import { formatCount, formatShort } from '../format/numbers.ts';
import { reset, session, setControls, setSpeed } from '../session/commands.ts';
import { playOrPause, replay, replaying, rewound, standsBack, stepOn, stopReplay } from '../session/rewind.ts';
import { PAGE_CHOICES, type Settings } from '../state/settings.ts';
import { embedded, experiment, settings } from '../state/store.ts';
import { ControlField } from './control-field.tsx';
import { TimeSlider } from './time-slider.tsx';

/** The common controls that stay in view; the rest is in Set-up. An embedded panel offers what its address names. */
const IN_VIEW: readonly string[] = ['seed', 'replicas', 'learningRate', 'speed'];

/** Play or pause, step, reset; how far it is; and the settings that one changes while watching. */
export function Transport() {
  const phase = session.phase.value;
  const lesson = experiment.value;
  const inView = embedded.value ? settings.value.embedControls : IN_VIEW;
  const controls = lesson?.controls.filter(({ name }) => inView.includes(name)) ?? [];
  const waiting = phase === 'starting' || phase === 'preparing' || phase === 'failed';
  const playing = phase === 'playing' || replaying.value;
  const back = standsBack.value;
  const ended = phase === 'finished' && !replaying.value && !back;
  const plan = session.plan.value;
  // Where nothing is trained and nothing is measured round by round there is nothing to play.
  if (plan && plannedSteps(plan) === 0) return null;
  return (
    <section class="transport" aria-label="Transport">
      <div class="buttons">
        {/* Again is another button: a press of Pause that comes as the run ends must not begin it anew. */}
        <button
          key={ended ? 'again' : 'play'}
          type="button"
          class="primary"
          disabled={waiting}
          onClick={playOrPause}
          aria-keyshortcuts="Space"
        >
          <span aria-hidden="true">{playing ? '❚❚' : ended ? '↻' : '▶'}</span>
          {playing ? 'Pause' : ended ? 'Again' : back ? 'Replay' : 'Play'}
        </button>
        <button
          type="button"
          disabled={waiting || (phase === 'finished' && !back)}
          onClick={stepOn}
          aria-keyshortcuts="ArrowRight"
        >
          Step
        </button>
        <button
          type="button"
          disabled={phase === 'starting' || phase === 'failed'}
          onClick={reset}
          aria-keyshortcuts="R"
        >
          Reset
        </button>
      </div>
      <Progress />
      <div class="in-view">
        {controls.map((control) => (
          <ControlField
            key={control.name}
            control={control}
            compact
            onSet={(text) => setControls({ [control.name]: text })}
          />
        ))}
        {inView.includes('speed') && <Speed />}
      </div>
    </section>
  );
}

function Speed() {
  return (
    <label class="field compact">
      <span class="field-label">Speed</span>
      <select
        value={settings.value.speed}
        onChange={(event) => setSpeed(event.currentTarget.value as Settings['speed'])}
      >
        {PAGE_CHOICES.speed.map((speed) => (
          <option key={speed} value={speed}>
            {/^\d/.test(speed) ? `${formatShort(Number(speed))}/s` : speed}
          </option>
        ))}
      </select>
    </label>
  );
}

function Progress() {
  void session.frame.value;
  const plan = session.plan.value;
  const ended = session.phase.value === 'finished';
  // Time ends where the run did: who has converged has no steps left to take.
  const planned = ended ? session.step : plan ? plannedSteps(plan) : 0;
  const step = rewound.value?.step ?? session.step;
  const finishing = session.finishing.value;
  const phase = session.phase.value;
  const fast = settings.value.speed === 'max';
  const round = plan && !plan.runs.length ? (plan.study?.round ?? '') : null;
  return (
    <div class="progress">
      <span class="field-label">
        <span>
          {finishing && phase !== 'finished'
            ? `finishing replica ${Math.min(finishing.done + 1, finishing.total)} of ${finishing.total} in float64`
            : phase === 'preparing'
              ? 'preparing …'
              : round === null
                ? 'step'
                : 'rounds'}
          {round && phase !== 'preparing' && <span class="wide"> · {round}</span>}
        </span>
        {phase === 'finished' && round === null && (
          // One button: with the focus on it, Space stops what it began.
          <button type="button" class="text-button" onClick={() => (replaying.peek() ? stopReplay() : replay())}>
            {replaying.value ? 'stop' : 'replay'}
          </button>
        )}
        {phase === 'playing' && !fast && !finishing && (
          <button type="button" class="text-button" onClick={() => setSpeed('max')}>
            full speed
          </button>
        )}
      </span>
      <output class="counter" data-testid="step">
        {formatCount(step)} <span class="of">/ {formatCount(planned)}</span>
      </output>
      {round === null ? (
        <TimeSlider taken={step} planned={planned} />
      ) : (
        <progress aria-label="Rounds taken" max={planned || 1} value={step} />
      )}
    </div>
  );
}
