import { plannedSteps } from '../../experiment/planned-steps.ts';
import { formatCount } from '../format/numbers.ts';
import { defaultText } from '../state/default-text.ts';
import { handEditing } from '../state/hand-editing.ts';
import { clearTopic, describeError, notify } from '../state/notices.ts';
import { type OwnData, ownData, restoreOwn, setOwn } from '../state/own-data.ts';
import type { Settings } from '../state/settings.ts';
import { change, connectUrl, embedded, experiment, objectiveLabels, settings } from '../state/store.ts';
import { setVerdict } from '../state/verdicts.ts';
import { checkCurves, checkPair } from './check-curves.ts';
import { Keeper } from './keeping.ts';
import { putAwayUnworkable } from './put-away.ts';
import { listRecordings, overlays } from './recordings.ts';
import { planRequest } from './request.ts';
import { Session } from './session.ts';
import { putAwayEdits, putAwayStrangeEdits } from './strange-edits.ts';

/** The live session; one a page. */
export const session = new Session({
  onFinished: () => void finish(),
  onDeath: (reason) => {
    const from = session.resumable;
    void keeper.keepAll(false);
    notify('wrong', 'worker', `Training stopped at step ${session.step}: the worker ended (${reason}).`, {
      action: from === null ? null : { label: `Go on from step ${formatCount(from)}`, run: () => void goOn() },
      otherwise: { label: 'Start again', run: () => void restart() },
    });
  },
});

const keeper = new Keeper(session);

/** Which arrangement is wanted now: one that is overtaken while it waits gives up. */
let wanted = 0;

/** Opens the page: lessons, settings from the URL, worker, and the lesson begins by itself. */
export async function start(): Promise<void> {
  const { EXPERIMENTS } = await import('../../../experiments/registry.ts');
  const { OBJECTIVES } = await import('../../objectives/registry.ts');
  objectiveLabels.value = new Map(OBJECTIVES.map(({ id, label }) => [id, label]));
  connectUrl(EXPERIMENTS, () => beginLesson());
  restoreOwn(settings.peek().lesson);
  if (!embedded.peek()) void listRecordings();
  await restart();
}

/** A new worker with the chosen backend; where that cannot be had, the one that can, and a notice. */
export async function restart(): Promise<void> {
  try {
    await openWorker();
    await arrange(true);
  } catch (error) {
    session.phase.value = 'failed';
    notify('wrong', 'worker', describeError(error, 'Starting the training worker'), {
      action: { label: 'Try again', run: () => void restart() },
    });
  }
}

/** In a new worker, on from where the latest checkpoint of the one that died is: the same run and the same recording. */
async function goOn(): Promise<void> {
  wanted++;
  const before = session.environment.peek();
  try {
    await openWorker();
    await session.resume();
    const now = session.environment.peek();
    if (before && now && (before.path !== now.path || before.adapter !== now.adapter)) {
      const text = `The run goes on with ${now.adapter} (${now.path}, ${now.precision}); until here it was ${before.adapter} (${before.path}, ${before.precision}).`;
      notify('note', 'backend', text);
    }
    play();
  } catch (error) {
    session.phase.value = 'failed';
    notify('wrong', 'worker', describeError(error, 'Going on'), {
      action: { label: 'Start again', run: () => void restart() },
    });
  }
}

async function openWorker(): Promise<void> {
  const { backend } = settings.peek();
  clearTopic('worker');
  try {
    await session.open(backend);
    clearTopic('backend');
  } catch (error) {
    if (backend === 'auto') throw error;
    notify('wrong', 'backend', `${describeError(error, `Starting ${backend}`)} Training goes on without it.`);
    await session.open('auto');
  }
}

/** Keeps what was recorded, then plans the lesson as it is now set and stands at step 0 (or trains on from there). */
async function arrange(playing: boolean): Promise<void> {
  const turn = ++wanted;
  const lesson = experiment.peek();
  try {
    const halted = await session.halt();
    if (turn !== wanted) return;
    await keeper.keepAll(halted);
    if (!halted && turn === wanted) await openWorker();
    if (!lesson || turn !== wanted) return;
    putAwayStrangeEdits(lesson);
    const request = await planRequest(lesson, settings.peek().controls, ownData.peek());
    if (turn !== wanted) return;
    await session.prepare(request);
    if (turn !== wanted) return;
    for (const topic of ['lesson', 'training', 'data', 'text', 'figure']) clearTopic(topic);
    checkCurves(session.histories);
    checkPair(session.histories);
    if (playing) play();
  } catch (error) {
    if (turn !== wanted) return;
    // As the lesson was found, not as the reader has just set it: what is being typed stays to be mended.
    const isFound = lesson !== null && session.lesson.peek() !== lesson.id;
    if (isFound && (await putAwayUnworkable(lesson, error))) return turn === wanted ? arrange(playing) : undefined;
    if (turn !== wanted) return;
    session.phase.value = 'failed';
    notify('wrong', 'lesson', describeError(error, 'Preparing the lesson'), {
      action: ownData.peek()
        ? { label: 'Open Set-up', run: () => change({ panel: 'set-up' }) }
        : { label: 'Try again', run: () => void arrange(true) },
    });
  }
}

export function play(): void {
  keeper.begin();
  session.play(stepsPerSecond()).catch((error) => notify('wrong', 'training', describeError(error, 'Training')));
}

/** Seconds that a run lasts at the speed for watching. */
const WATCHED_SECONDS = 8;

/** null: as fast as the machine can. */
function stepsPerSecond(): number | null {
  const { speed } = settings.peek();
  if (speed === 'max') return null;
  if (speed !== 'watch') return Number(speed);
  const plan = session.plan.peek();
  return plan ? Math.max(1, plannedSteps(plan) / WATCHED_SECONDS) : 1;
}

export function togglePlay(): void {
  const phase = session.phase.peek();
  if (phase === 'playing') void session.pause();
  else if (phase === 'ready') play();
  else if (phase === 'finished') void arrange(true);
}

export function stepOnce(): void {
  keeper.begin();
  session.stepOnce().catch((error) => notify('wrong', 'training', describeError(error, 'Stepping')));
}

/** Back to step 0 with the same start: the same seed gives the same curves. */
export function reset(): void {
  void arrange(false);
}

export function chooseLesson(lesson: string): void {
  if (lesson === settings.peek().lesson) return;
  change({ lesson, controls: {}, replica: 'auto', curves: 'losses', pair: null, heard: 'all' });
  beginLesson();
}

/** Another lesson than the one before, as it is set: with its own data, and nothing of the other's. */
function beginLesson(): void {
  setOwn(null);
  handEditing.value = null;
  overlays.value = [];
  clearTopic('curves');
  void arrange(true);
}

/** The page as it was set for a recording: its lesson, its controls, and the lesson's own data. */
export function openSettings(lesson: string, controls: Record<string, string>): void {
  setOwn(null);
  if (lesson !== settings.peek().lesson) overlays.value = [];
  clearTopic('curves');
  change({ lesson, controls: { ...controls }, replica: 'auto', curves: 'losses' });
  void arrange(true);
}

/** Sets controls (null: back to the default) and begins anew with them. The learning rate alone changes in flight. */
export function setControls(patch: Record<string, string | null>): void {
  const controls = { ...settings.peek().controls };
  for (const [name, text] of Object.entries(patch)) {
    if (text === null) delete controls[name];
    else controls[name] = text;
  }
  change({ controls });
  const names = Object.keys(patch);
  const live = session.step > 0 && session.phase.peek() !== 'finished' && session.phase.peek() !== 'failed';
  if (live && names.length === 1 && names[0] === 'learningRate') {
    const control = experiment.peek()?.controls.find(({ name }) => name === 'learningRate');
    session
      .setLearningRate(Number(patch.learningRate ?? (control && defaultText(control))))
      .catch((error) => notify('wrong', 'training', describeError(error, 'Changing the rate')));
  } else void arrange(true);
}

export function setSpeed(speed: Settings['speed']): void {
  change({ speed });
  if (session.phase.peek() !== 'playing') return;
  void session.pause().then(play);
}

export function setBackend(backend: Settings['backend']): void {
  change({ backend });
  void session
    .halt()
    .then((halted) => keeper.keepAll(halted))
    .then(restart);
}

/** Edits by hand are of the data before: they go with it. */
export function setOwnData(data: OwnData | null): void {
  putAwayEdits();
  setOwn(data);
  void arrange(true);
}

async function finish(): Promise<void> {
  const { claims } = session.reading.peek();
  if (claims.length > 0) setVerdict(settings.peek().lesson, claims.every(({ holds }) => holds) ? 'held' : 'failed');
  await keeper.keepAll();
}
