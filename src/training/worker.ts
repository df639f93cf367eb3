import * as Comlink from 'comlink';
import { findExperiment } from '../../experiments/registry.ts';
import { version } from '../../package.json';
import { findDataset, readDataset } from '../datasets/catalogue.ts';
import { parseTable } from '../datasets/parse-table.ts';
import type { Table } from '../datasets/table.ts';
import { readControls } from '../experiment/controls.ts';
import { type PackedRecording, packRecording } from '../recording/packed.ts';
import type { Recording } from '../recording/recording.ts';
import { type Backend, openBackend } from './backends/backend.ts';
import { environmentOf } from './environment.ts';
import { pageThreads } from './fused/parallel-page.ts';
import { Pace } from './pace.ts';
import type {
  BackendPreference,
  PlanRequest,
  PreparedSession,
  RerunProgress,
  RerunReport,
  ResumePoint,
  SessionCheckpoint,
  SessionUpdate,
  TrainingWorker,
} from './protocol.ts';
import { rerun } from './rerun.ts';
import { Session } from './session.ts';

/** So many times as long as an update took to make, the next one waits. */
const UPDATE_REST = 3;

/** Milliseconds of training between two checkpoints. */
const CHECKPOINT_EVERY = 2000;

/** The training worker of the page: all of tfjs and every step of training live here, off the main thread. */
class Trainer implements TrainingWorker {
  #backend: Backend | null = null;
  #session: Session | null = null;
  #onUpdate: (update: SessionUpdate) => void = () => {};
  #onCheckpoint: (checkpoint: SessionCheckpoint) => void = () => {};
  /** Which play is under way: one that was overtaken stops at its next slice. */
  #turn = 0;
  #playing: Promise<void> = Promise.resolve();
  /** The latest steps: over when it settles. */
  #slice: Promise<unknown> = Promise.resolve();

  async open(preference: BackendPreference) {
    await this.#close();
    await this.#backend?.dispose();
    this.#backend = null;
    const backend = await openBackend(preference, navigator.gpu ?? null);
    this.#backend = backend;
    // A lost device cannot be revived: the worker ends itself, and the page starts another.
    void backend.lost.then((sentence) => {
      setTimeout(() => {
        throw new Error(sentence);
      });
    });
    return { environment: environmentOf(this.#options({})), reason: backend.reason };
  }

  async prepare(
    request: PlanRequest,
    onUpdate: (update: SessionUpdate) => void,
    onCheckpoint: (checkpoint: SessionCheckpoint) => void,
    from: ResumePoint | null,
  ): Promise<PreparedSession> {
    await this.#close();
    const { experiment, plan, controls } = planOf(request);
    const session = await Session.open(plan, experiment, { ...this.#options(controls), identity: from?.identity });
    this.#session = session;
    this.#onUpdate = onUpdate;
    this.#onCheckpoint = onCheckpoint;
    if (from) await session.restore(from);
    const { environment, note, identity } = session;
    return { plan, environment, note, identity, update: session.update() };
  }

  async play(stepsPerSecond: number | null): Promise<void> {
    await this.pause();
    const turn = this.#turn;
    this.#playing = this.#play(turn, new Pace(stepsPerSecond));
    await this.#playing;
  }

  async #play(turn: number, pace: Pace): Promise<void> {
    const session = this.#open();
    let checkpointAt = performance.now() + CHECKPOINT_EVERY;
    let updateAt = 0;
    let untold = false;
    while (turn === this.#turn && !session.finished) {
      const begun = performance.now();
      const steps = pace.next();
      if (steps > 0) await this.#sliceOf(session.train(steps));
      untold ||= steps > 0;
      const trained = performance.now();
      // Of thousands of replicas it takes longer to tell how they stand than to train them.
      if (untold && trained >= updateAt && !session.finished) {
        this.#onUpdate(session.update());
        untold = false;
        updateAt = performance.now() + UPDATE_REST * (performance.now() - trained);
      }
      const wait = pace.after(trained - begun);
      // Also at full speed: messages (pause, a new learning rate) are heard between slices only.
      await new Promise((resolve) => setTimeout(resolve, wait));
      if (performance.now() < checkpointAt && turn === this.#turn) continue;
      await this.#sendCheckpoint(session);
      checkpointAt = performance.now() + CHECKPOINT_EVERY;
    }
    if (untold && session === this.#session) this.#onUpdate(session.update());
  }

  #sliceOf<T>(slice: Promise<T>): Promise<T> {
    this.#slice = slice.catch(() => {});
    return slice;
  }

  /** Between slices only: in the middle of one, parameters and moments may be of different steps. */
  async #sendCheckpoint(session: Session): Promise<void> {
    const checkpoint = await session.checkpoint();
    if (checkpoint) this.#onCheckpoint(checkpoint);
  }

  async pause(): Promise<void> {
    this.#turn++;
    // A slice that fails tells the one who plays, not the one who pauses.
    await this.#playing.catch(() => {});
  }

  async step(): Promise<void> {
    await this.pause();
    const session = this.#open();
    this.#onUpdate(await this.#sliceOf(session.advanceAndRecord(1)));
    await this.#sendCheckpoint(session);
  }

  async setLearningRate(learningRate: number): Promise<void> {
    this.#open().setLearningRate(learningRate);
  }

  async parametersAt(step: number) {
    return this.#open().parametersAt(step);
  }

  async record(name: string): Promise<PackedRecording> {
    const session = this.#open();
    await this.pause();
    await session.recordNow();
    return packRecording({ ...recordingOf(session), name });
  }

  async recordSoFar(name: string): Promise<PackedRecording> {
    const session = this.#open();
    // In the middle of a slice some runs may be further than others.
    await this.#slice;
    return packRecording({ ...recordingOf(session), name });
  }

  async rerun(
    recording: Recording,
    study: PlanRequest | null,
    onProgress: (progress: RerunProgress) => void,
  ): Promise<RerunReport> {
    await this.#close();
    const { path } = recording.environment;
    const options = { ...this.#options({}), path: path === 'study' ? ('auto' as const) : path };
    let saidAt = 0;
    return rerun(recording, study && planOf(study), options, (progress) => {
      if (performance.now() - saidAt < PROGRESS_EVERY) return;
      saidAt = performance.now();
      onProgress(progress);
    });
  }

  async #close(): Promise<void> {
    await this.pause();
    this.#session?.dispose();
    this.#session = null;
  }

  #open(): Session {
    if (!this.#session) throw new Error('no session is open: prepare one first');
    return this.#session;
  }

  #options(controls: Record<string, string>) {
    if (!this.#backend) throw new Error('no backend is open: open one first');
    const backend = this.#backend;
    return { backend, path: 'auto' as const, threads: pageThreads(), controls, version, runtime: runtime() };
  }
}

/** What was trained is kept, whether or not the lesson can measure it. */
function recordingOf(session: Session): Recording {
  try {
    return session.recording();
  } catch {
    return session.recording({ measured: false });
  }
}

/** Milliseconds between two words on how far a re-run is. */
const PROGRESS_EVERY = 100;

function planOf(request: PlanRequest) {
  const experiment = findExperiment(request.experiment);
  const controls = readControls(experiment.controls, request.controls);
  return { experiment, plan: experiment.plan(controls, tableOf(request.data)), controls: controls.entries };
}

function tableOf(data: PlanRequest['data']): Table | null {
  if (!data) return null;
  if (!data.own) return readDataset(findDataset(data.name), data.text, data.columns);
  return parseTable(data.text, { name: data.name, columns: data.columns, own: true });
}

/** The browser's engine and version, without the rest of its self-description. */
function runtime(): string {
  return /(Chrome|Firefox|Version)\/[\d.]+/.exec(navigator.userAgent)?.[0].replace('Version', 'Safari') ?? 'browser';
}

Comlink.expose(new Trainer());
