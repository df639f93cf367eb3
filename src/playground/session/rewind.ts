import { computed, effect, signal } from '@preact/signals';
import type { NaturalParameters } from '../../recording/recording.ts';
import { settings } from '../state/store.ts';
import { session, stepOnce, togglePlay } from './commands.ts';
import type { RunHistory, SeriesHistory } from './history.ts';
import { recordFrom } from './record-at.ts';

/** An earlier moment of the live run that cards and curves show instead of the present; null: the present. */
export const rewound = signal<{ step: number; parameters: NaturalParameters[][] } | null>(null);

/** True while a run is shown again. */
export const replaying = signal(false);

/** True while a run that has ended stands at an earlier step: from there it can be replayed. */
export const standsBack = computed(() => {
  return session.phase.value === 'finished' && rewound.value !== null && !replaying.value;
});
/** Which replay is under way, of all there were. */
let turns = 0;

let wanted: number | null = null;
let fetching = false;

/** Shows the models as they stood at a step; null goes back to the present. A quick hand is followed at its latest place. */
export async function rewindTo(step: number | null): Promise<void> {
  wanted = step;
  if (step === null) {
    stopReplay();
    rewound.value = null;
    return;
  }
  if (fetching) return;
  fetching = true;
  try {
    await session.pause();
    while (wanted !== null) {
      const at: number = wanted;
      const parameters = await session.parametersAt(at);
      if (wanted !== null) rewound.value = { step: at, parameters };
      if (wanted === at) break;
    }
  } finally {
    fetching = false;
  }
}

// Whoever plays, steps or begins anew looks at the present again.
effect(() => {
  if (['playing', 'preparing', 'starting'].includes(session.phase.value)) void rewindTo(null);
});

/** Seconds that a replay lasts at the speed for watching. */
const REPLAY_SECONDS = 8;

/** For readers who asked for less motion a replay is so many still moments, a second apart. */
const STILL_MOMENTS = 10;
const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** Shows the run again from the step that is looked at, else from its first, at the speed that is set for training. */
export function replay(): void {
  const last = session.step;
  const from = rewound.peek()?.step ?? 0;
  const stepsPerSecond = Number(settings.peek().speed) || last / REPLAY_SECONDS;
  const turn = ++turns;
  replaying.value = true;
  const shown = calm.matches ? stillMoments(from, last) : flowing(from, stepsPerSecond);
  const show = () => {
    // A hand on the slider, or a run that goes on, ends the replay.
    if (turn !== turns) return;
    const step = shown.step();
    if (step >= last) void rewindTo(null);
    else {
      void rewindTo(step);
      shown.next(show);
    }
  };
  show();
}

/** Which step a replay shows now, and how it waits for the next. */
interface Shown {
  step(): number;
  next(show: () => void): void;
}

function flowing(from: number, stepsPerSecond: number): Shown {
  const begun = performance.now();
  return {
    step: () => from + Math.floor(((performance.now() - begun) / 1000) * stepsPerSecond),
    next: (show) => requestAnimationFrame(show),
  };
}

function stillMoments(from: number, last: number): Shown {
  let moment = Math.ceil((from * STILL_MOMENTS) / last);
  return {
    step: () => Math.floor((last * moment++) / STILL_MOMENTS),
    next: (show) => setTimeout(show, 1000),
  };
}

/** A replay under way stops where it is. */
export function stopReplay(): void {
  turns++;
  replaying.value = false;
}

/** What Space and the large button do: a replay under way stops where it is, and goes on from there. */
export function playOrPause(): void {
  if (replaying.peek()) stopReplay();
  else if (standsBack.peek()) replay();
  else togglePlay();
}

/** What → and Step do: one optimizer step; where an ended run is looked back at, on to its next recorded step. */
export function stepOn(): void {
  stopReplay();
  const back = standsBack.peek() && rewound.peek();
  if (back) void rewindTo(recordAfter(wanted ?? back.step));
  else stepOnce();
}

/** The next step that any run has a record of; null where that is the last. */
function recordAfter(step: number): number | null {
  const later = session.histories.map(({ steps }) => steps[recordFrom(steps, step + 1)] ?? session.step);
  const next = Math.min(...later);
  return next < session.step ? next : null;
}

/** A run's history as it was at a step: its records so far, who had ended how, and the models then. */
export function historyAt(history: RunHistory, step: number, parameters: NaturalParameters[]): RunHistory {
  const records = recordFrom(history.steps, step + 1);
  const statuses: RunHistory['statuses'] = history.statuses.map(() => ({ status: 'running', message: 'running' }));
  for (const event of history.events) {
    if (event.step <= step) statuses[event.replica] = { status: event.status, message: event.message };
  }
  return {
    steps: history.steps.slice(0, records),
    series: history.series.map((series) => earlierSeries(series, records)),
    events: history.events.filter((event) => event.step <= step),
    step,
    statuses,
    parameters,
  };
}

/** The first records of a series. Copied when they are looked at: of all series, cards show two. */
function earlierSeries({ name, unit, columns }: SeriesHistory, records: number): SeriesHistory {
  return {
    name,
    unit,
    get columns() {
      return columns.map((column) => column.slice(0, records));
    },
  };
}

/** The histories that cards show: the live ones, or as they were at the moment that was gone back to. */
export function shownHistories(): readonly RunHistory[] {
  const back = rewound.value;
  if (!back) return session.histories;
  return session.histories.map((history, run) => historyAt(history, back.step, back.parameters[run] ?? []));
}
