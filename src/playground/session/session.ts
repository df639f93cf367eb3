import { batch, signal } from '@preact/signals';
import type { Plan } from '../../experiment/experiment.ts';
import type { PackedRecording } from '../../recording/packed.ts';
import type { Environment, NaturalParameters } from '../../recording/recording.ts';
import type {
  BackendPreference,
  PlanRequest,
  Reading,
  ResumePoint,
  SessionCheckpoint,
  SessionIdentity,
  SessionUpdate,
} from '../../training/protocol.ts';
import { heldReading, measuresTheSame } from './held-reading.ts';
import { appendUpdate, emptyHistory, firstRecords, type RunHistory } from './history.ts';
import { Repaints } from './repaints.ts';
import { TrainingClient } from './training-client.ts';

/**
 * starting: the worker loads and chooses a backend. preparing: a plan is made. ready: at step 0 or paused.
 * finished: every replica has ended. failed: nothing runs until settings change or the worker is started again.
 */
export type Phase = 'starting' | 'preparing' | 'ready' | 'playing' | 'finished' | 'failed';

/** A worker that does not answer for this long is busy with what nobody waits for any more. */
const PATIENCE_MILLISECONDS = 1000;

/** So long it may be busy with packing a large recording. */
const RECORDING_MILLISECONDS = 20_000;

/** For readers who asked for less motion, moving curves become a picture every so often. */
const CALM_MILLISECONDS = 1000;

const NOTHING_READ: Reading = {
  claims: [],
  quantities: [],
  predictions: [],
  figures: [],
  findings: [],
  crossEvaluation: null,
  problem: null,
};

/**
 * The live run: what the worker said so far, as signals. Histories are changed in place: `frame` and `curveFrame` count how
 * often the page should look at them again.
 */
export class Session {
  readonly phase = signal<Phase>('starting');
  readonly environment = signal<Environment | null>(null);
  /** Why this backend and no other, in a sentence. */
  readonly backendReason = signal('');
  /** Why these runs do not train on the path that would be fastest; empty where they do. */
  readonly pathNote = signal('');
  readonly plan = signal<Plan | null>(null);
  /** The lesson that the plan is of: the earlier one's, for a moment after another was chosen. */
  readonly lesson = signal<string | null>(null);
  /** The data that the plan is of. */
  readonly data = signal<PlanRequest['data']>(null);
  /** Claims, quantities and figures read from the records, as the page shows them. */
  readonly reading = signal<Reading>(NOTHING_READ);
  /** Read from the plan before this one, where this one will come to the same. */
  readonly earlier = signal<Reading>(NOTHING_READ);
  /** Rounds of the study taken, of how many; null where there is none. */
  readonly study = signal<SessionUpdate['study']>(null);
  /** Replicas through the float64 finish, of how many; null before it. */
  readonly finishing = signal<SessionUpdate['finishing']>(null);
  /** For models and numbers. */
  readonly frame = signal(0);
  /** For curves, which take longer to draw. */
  readonly curveFrame = signal(0);
  histories: readonly RunHistory[] = [];
  /** What the plan was made of; null before there is one. */
  request: PlanRequest | null = null;
  /** The learning rate last set in flight; null where none was. */
  rateInFlight: number | null = null;
  /** What the recording of this session is known by; null before there is one. */
  identity: SessionIdentity | null = null;
  /** The latest that the worker sent; null where it has sent none. */
  checkpoint: SessionCheckpoint | null = null;

  readonly #onFinished: () => void;
  readonly #onDeath: (reason: string) => void;
  #client: TrainingClient | null = null;
  /** The recording so far that was asked for last. */
  #recording: Promise<unknown> = Promise.resolve();
  /** Which preparation is the current one: updates of an earlier one are dropped. */
  #generation = 0;
  /** As last read from the records: `reading`, when its turn has come. */
  #read = NOTHING_READ;
  readonly #repaints = new Repaints([
    () => this.frame.value++,
    () => this.curveFrame.value++,
    () => {
      this.reading.value = this.#read;
    },
  ]);
  readonly #calm = matchMedia('(prefers-reduced-motion: reduce)');

  constructor(handlers: { onFinished: () => void; onDeath: (reason: string) => void }) {
    this.#onFinished = handlers.onFinished;
    this.#onDeath = handlers.onDeath;
  }

  /** The step that all runs have reached; the round, where nothing is trained. */
  get step(): number {
    if (!this.histories.length) return this.study.peek()?.done ?? 0;
    return Math.max(0, ...this.histories.map((history) => history.step));
  }

  /** Starts a worker (ending any earlier one) and its backend. */
  async open(preference: BackendPreference): Promise<void> {
    this.close();
    this.phase.value = 'starting';
    this.environment.value = null;
    const client = new TrainingClient((reason) => {
      this.phase.value = 'failed';
      this.#repaints.all();
      this.#client = null;
      this.#onDeath(reason);
    });
    this.#client = client;
    const { environment, reason } = await client.open(preference);
    if (this.#client !== client) return;
    this.environment.value = environment;
    this.backendReason.value = reason;
  }

  /** Plans and stands at step 0, or where it is gone on from. The earlier plan stays in view until the new one is there. */
  async prepare(request: PlanRequest, from: ResumePoint | null = null): Promise<void> {
    const generation = ++this.#generation;
    this.phase.value = 'preparing';
    this.checkpoint = null;
    try {
      const early: SessionUpdate[] = [];
      let prepared = false;
      const onUpdate = (next: SessionUpdate) => {
        if (generation !== this.#generation) return;
        if (prepared) this.#take(next);
        else early.push(next);
      };
      const onCheckpoint = (checkpoint: SessionCheckpoint) => {
        if (generation === this.#generation) this.checkpoint = checkpoint;
      };
      const preparation = this.#alive().prepare(request, onUpdate, onCheckpoint, from);
      const { plan, environment, note, identity, update } = await preparation;
      if (generation !== this.#generation) return;
      batch(() => {
        this.histories = plan.runs.map(emptyHistory);
        const held = this.request?.experiment === request.experiment && measuresTheSame(this.plan.peek(), plan);
        from?.earlier.forEach((records, run) => {
          appendUpdate(this.histories[run], { ...update.runs[run], ...records });
        });
        this.plan.value = plan;
        this.lesson.value = request.experiment;
        this.data.value = request.data;
        this.environment.value = environment;
        this.pathNote.value = note ?? '';
        if (!from) {
          this.earlier.value = held ? this.#shown() : NOTHING_READ;
          this.#read = this.reading.value = NOTHING_READ;
          this.rateInFlight = null;
        }
        this.request = request;
        this.identity = identity;
        this.checkpoint = from?.checkpoint ?? null;
        this.phase.value = 'ready';
        this.#take(update);
      });
      prepared = true;
      for (const next of early) this.#take(next);
    } catch (error) {
      if (generation === this.#generation) this.phase.value = 'failed';
      throw error;
    }
  }

  /** The step from which a session that died can be gone on with; null where it cannot. */
  get resumable(): number | null {
    const { checkpoint } = this;
    return checkpoint && Math.max(...checkpoint.runs.map(({ trainer }) => trainer.stepper.step));
  }

  /** In a new worker, goes on from the latest checkpoint: same plan, same curves until there. */
  async resume(): Promise<void> {
    const { checkpoint, identity, histories } = this;
    if (!checkpoint || !identity || !this.request) throw new Error('there is no checkpoint to go on from');
    const earlier = histories.map((history, run) => firstRecords(history, checkpoint.runs[run].trainer.made));
    await this.prepare(this.request, { checkpoint, earlier, identity });
    const rate = this.rateInFlight;
    if (rate !== null && rate !== checkpoint.runs[0].trainer.learningRate[0]) await this.setLearningRate(rate);
  }

  async play(stepsPerSecond: number | null): Promise<void> {
    if (this.phase.peek() !== 'ready') return;
    this.phase.value = 'playing';
    const generation = this.#generation;
    try {
      await this.#alive().play(stepsPerSecond);
    } finally {
      if (generation === this.#generation && this.phase.peek() === 'playing') {
        batch(() => {
          this.phase.value = 'ready';
          this.#repaints.all();
        });
      }
    }
  }

  async pause(): Promise<void> {
    if (this.phase.peek() === 'playing') await this.#alive().pause();
  }

  /** Stops whatever the worker does; false where there is none, or where it does not answer. */
  async halt(): Promise<boolean> {
    const client = this.#client;
    if (!client) return false;
    const answered = client.pause().then(() => true);
    await Promise.race([this.#recording, after(RECORDING_MILLISECONDS)]);
    const late = after(PATIENCE_MILLISECONDS).then(() => false);
    return Promise.race([answered, late]).catch(() => false);
  }

  async stepOnce(): Promise<void> {
    await this.pause();
    if (this.phase.peek() !== 'finished') await this.#alive().step();
  }

  setLearningRate(learningRate: number): Promise<void> {
    this.rateInFlight = learningRate;
    return this.#alive().setLearningRate(learningRate);
  }

  parametersAt(step: number): Promise<NaturalParameters[][]> {
    return this.#alive().parametersAt(step);
  }

  record(name: string): Promise<PackedRecording> {
    return this.#alive().record(name);
  }

  /** The same of a run that goes on. */
  recordSoFar(name: string): Promise<PackedRecording> {
    const recording = this.#alive().recordSoFar(name);
    this.#recording = recording.catch(() => {});
    return recording;
  }

  close(): void {
    this.#generation++;
    this.#client?.close();
    this.#client = null;
    this.#recording = Promise.resolve();
  }

  #alive(): TrainingClient {
    if (!this.#client) throw new Error('the training worker is not running');
    return this.#client;
  }

  /** What the reader has seen of the plan that ends: its own reading, and in place of what it did not come to, its earlier's. */
  #shown(): Reading {
    const reading = this.reading.peek();
    return this.phase.peek() === 'finished' ? reading : { ...reading, ...heldReading(this.earlier.peek(), reading) };
  }

  #take(update: SessionUpdate): void {
    for (const [index, run] of update.runs.entries()) appendUpdate(this.histories[index], run);
    const ended = update.finished && this.phase.peek() !== 'finished';
    batch(() => {
      if (update.reading) this.#read = update.reading;
      this.study.value = update.study;
      this.finishing.value = update.finishing;
      if (ended) {
        this.phase.value = 'finished';
        this.checkpoint = null;
      }
      if (this.phase.peek() === 'playing') this.#repaints.ask(this.#calm.matches ? CALM_MILLISECONDS : 0);
      else this.#repaints.all();
    });
    if (ended) this.#onFinished();
  }
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
