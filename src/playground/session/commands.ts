import { signal } from '@preact/signals';
import { describeError, notify } from '../state/notices.ts';
import { type OwnData, ownData } from '../state/own-data.ts';
import type { Settings } from '../state/settings.ts';
import { change, connectUrl, experiment, settings } from '../state/store.ts';
import { setVerdict } from '../state/verdicts.ts';
import { keep, listRecordings, overlays } from './recordings.ts';
import { planRequest } from './request.ts';
import { Session } from './session.ts';

/** The live session; one a page. */
export const session = new Session({
  onFinished: () => void finish(),
  onDeath: (reason) =>
    notify('wrong', `Training stopped at step ${session.step}: the worker ended (${reason}).`, {
      label: 'Start again',
      run: () => void restart(),
    }),
});

/** True while steps were taken that no kept recording has. */
let unkept = false;
/** Which arrangement is wanted now: one that is overtaken while it waits gives up. */
let wanted = 0;

/** Opens the page: lessons, settings from the URL, worker, and the lesson begins by itself. */
export async function start(): Promise<void> {
  const { EXPERIMENTS } = await import('../../../experiments/registry.ts');
  connectUrl(EXPERIMENTS);
  void listRecordings();
  await restart();
}

/** A new worker with the chosen backend; where that cannot be had, the one that can, and a notice. */
export async function restart(): Promise<void> {
  const { backend } = settings.peek();
  try {
    try {
      await session.open(backend);
    } catch (error) {
      if (backend === 'auto') throw error;
      notify('wrong', `${describeError(error, `Starting ${backend}`)} Training goes on without it.`);
      await session.open('auto');
    }
    await arrange(true);
  } catch (error) {
    session.phase.value = 'failed';
    notify('wrong', describeError(error, 'Starting the training worker'), {
      label: 'Try again',
      run: () => void restart(),
    });
  }
}

/** Keeps what was recorded, then plans the lesson as it is now set and stands at step 0 (or trains on from there). */
async function arrange(playing: boolean): Promise<void> {
  const turn = ++wanted;
  try {
    await keepProgress();
    const lesson = experiment.peek();
    if (!lesson || turn !== wanted) return;
    const request = await planRequest(lesson, settings.peek().controls, ownData.peek());
    if (turn !== wanted) return;
    await session.prepare(request);
    if (turn === wanted && playing) play();
  } catch (error) {
    if (turn !== wanted) return;
    session.phase.value = 'failed';
    notify('wrong', describeError(error, 'Preparing the lesson'));
  }
}

export function play(): void {
  const { speed } = settings.peek();
  unkept = true;
  session
    .play(speed === 'max' ? null : Number(speed))
    .catch((error) => notify('wrong', describeError(error, 'Training')));
}

export function togglePlay(): void {
  const phase = session.phase.peek();
  if (phase === 'playing') void session.pause();
  else if (phase === 'ready') play();
  else if (phase === 'finished') void arrange(true);
}

export function stepOnce(): void {
  unkept = true;
  session.stepOnce().catch((error) => notify('wrong', describeError(error, 'Stepping')));
}

/** Back to step 0 with the same start: the same seed gives the same curves. */
export function reset(): void {
  void arrange(false);
}

export function chooseLesson(lesson: string): void {
  if (lesson === settings.peek().lesson) return;
  ownData.value = null;
  overlays.value = [];
  change({ lesson, controls: {}, replica: 'auto', curves: 'losses' });
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
  const text = patch.learningRate;
  if (live && names.length === 1 && text) {
    session.setLearningRate(Number(text)).catch((error) => notify('wrong', describeError(error, 'Changing the rate')));
  } else void arrange(true);
}

export function setSpeed(speed: Settings['speed']): void {
  change({ speed });
  if (session.phase.peek() !== 'playing') return;
  void session.pause().then(play);
}

export function setBackend(backend: Settings['backend']): void {
  change({ backend });
  void keepProgress().then(restart);
}

export function setOwnData(data: OwnData | null): void {
  ownData.value = data;
  void arrange(true);
}

async function finish(): Promise<void> {
  const claims = session.claims.peek();
  if (claims.length > 0) setVerdict(settings.peek().lesson, claims.every(({ holds }) => holds) ? 'held' : 'failed');
  await keepProgress();
}

/** Nothing recorded is lost: a run with steps becomes a recording before anything replaces it. */
async function keepProgress(): Promise<void> {
  if (!unkept || session.step === 0) return;
  unkept = false;
  try {
    await session.pause();
    saving.value = true;
    await keep(await session.record());
  } catch (error) {
    notify('wrong', describeError(error, 'Keeping the recording'));
  } finally {
    saving.value = false;
  }
}

export const saving = signal(false);
