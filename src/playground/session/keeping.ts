import { signal } from '@preact/signals';
import { recordingName } from '../../recording/name.ts';
import type { PackedRecording } from '../../recording/packed.ts';
import { describeError, notify } from '../state/notices.ts';
import { embedded } from '../state/store.ts';
import { recordingOfHistory } from './recording-of-history.ts';
import { keep, recordings } from './recordings.ts';
import type { Session } from './session.ts';

/** Milliseconds from one keeping of a run that trains to the next, at least: as much as a closed tab may cost. */
const EVERY = 3000;
/** And for each character of the recording: one of 100 MB takes seconds to pack and to store, and is kept every three minutes. */
const REST = 0.0018;

/** True while a run that ended, or that something replaces, becomes a recording. */
export const saving = signal(false);

/**
 * Nothing recorded is lost: a run with steps becomes a recording before anything replaces it, and now and then while it
 * trains, because a tab may be closed at any time and has then no time left to pack a recording.
 */
export class Keeper {
  readonly #session: Session;
  /** True while steps were taken that no kept recording has. */
  #unkept = false;
  /** Until where a run that has not ended was last kept. */
  #keptTo: { id: string; step: number } | null = null;
  /** The session whose recording is being made. */
  #keeping: string | null = null;
  /** From when on it may be made again. */
  #rested = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(session: Session) {
    this.#session = session;
    // Whoever leaves a page hides it first, and may not come back.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.#keepSoFar();
    });
  }

  /** Steps are going to be taken. */
  begin(): void {
    this.#unkept = true;
    this.#timer ??= setTimeout(this.#look, EVERY);
  }

  /** `answering`: the worker can be asked. */
  async keepAll(answering = true): Promise<void> {
    // An embedded panel starts by itself whenever a lecture's page is opened, and has no list to take a recording from.
    if (!this.#unkept || this.#session.step === 0 || embedded.peek()) return;
    this.#unkept = false;
    try {
      saving.value = true;
      const recording = answering
        ? await this.#named((name) => this.#session.record(name))
        : await this.#packedHistory();
      if (recording) await keep(recording);
    } catch (error) {
      notify('wrong', 'recordings', describeError(error, 'Keeping the recording'));
    } finally {
      saving.value = false;
    }
  }

  /** Again and again until a run that is paused, or has ended, is kept. */
  #look = () => {
    if (performance.now() >= this.#rested) void this.#keepSoFar();
    const { identity, step, phase } = this.#session;
    const kept = this.#keptTo?.id === identity?.id && this.#keptTo?.step === step && phase.peek() !== 'playing';
    this.#timer = this.#unkept && !kept ? setTimeout(this.#look, EVERY) : null;
  };

  async #keepSoFar(): Promise<void> {
    const { identity, step } = this.#session;
    const alive = ['playing', 'ready'].includes(this.#session.phase.peek());
    if (!identity || !this.#unkept || !alive || step === 0 || embedded.peek()) return;
    const { id } = identity;
    if (this.#keeping === id) return;
    const before = this.#keptTo?.id === id ? this.#keptTo : null;
    // What the reader removed stays away until the run ends; what only the tab's memory holds goes with the tab.
    if (before && (before.step === step || !isDurable(id))) return;
    this.#keeping = id;
    this.#keptTo = { id, step };
    try {
      const recording = await this.#named((name) => this.#session.recordSoFar(name));
      this.#rested = performance.now() + REST * recording.summary.size;
      await keep(recording);
    } catch (error) {
      // A worker that died has said so already, and what it told is kept.
      if (this.#session.phase.peek() !== 'failed') {
        notify('wrong', 'recordings', describeError(error, 'Keeping the recording'));
      }
    } finally {
      if (this.#keeping === id) this.#keeping = null;
    }
  }

  /** What the page itself knows of a session whose worker does not answer. */
  async #packedHistory(): Promise<PackedRecording | null> {
    const recording = recordingOfHistory(this.#session);
    const { packRecording } = await import('../../recording/packed.ts');
    return recording && packRecording({ ...recording, name: this.#name() });
  }

  /** A name given while the recording was made is not lost by it. */
  async #named(make: (name: string) => Promise<PackedRecording>): Promise<PackedRecording> {
    const name = this.#name();
    const recording = await make(name);
    return name === this.#name() ? recording : this.#named(make);
  }

  /** A run that is already in the list may have been given another name there. */
  #name(): string {
    const { id } = this.#session.identity!;
    return recordings.peek()?.find((kept) => kept.id === id)?.name ?? recordingName(id);
  }
}

function isDurable(id: string): boolean {
  return recordings.peek()?.some((kept) => kept.id === id && !kept.inMemory) ?? false;
}
