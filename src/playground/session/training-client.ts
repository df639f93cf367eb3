import { proxy, type Remote, wrap } from 'comlink';
import type { PackedRecording } from '../../recording/packed.ts';
import type { Environment, NaturalParameters, Recording } from '../../recording/recording.ts';
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
} from '../../training/protocol.ts';

/** A file that does not come says nothing more than that. */
export const NOT_LOADED =
  'its file could not be loaded. See whether there is a network, and whether an extension blocks workers';

/**
 * The training worker as the page sees it. A worker can die (a lost device, a full memory): every call under way is
 * then rejected, for comlink alone would leave it waiting for ever.
 */
export class TrainingClient {
  readonly #worker: Worker;
  readonly #remote: Remote<TrainingWorker>;
  readonly #death: Promise<never>;
  #dead = false;

  constructor(onDeath: (reason: string) => void) {
    this.#worker = new Worker(new URL('../../training/worker.ts', import.meta.url), { type: 'module' });
    this.#remote = wrap<TrainingWorker>(this.#worker);
    this.#death = new Promise((_, reject) => {
      this.#worker.addEventListener('error', (event) => {
        if (this.#dead) return;
        const reason = event.message || NOT_LOADED;
        reject(new Error(reason));
        this.close();
        onDeath(reason);
      });
    });
    this.#death.catch(() => {});
  }

  open(preference: BackendPreference): Promise<{ environment: Environment; reason: string }> {
    return this.#race(this.#remote.open(preference));
  }

  prepare(
    request: PlanRequest,
    onUpdate: (update: SessionUpdate) => void,
    onCheckpoint: (checkpoint: SessionCheckpoint) => void,
    from: ResumePoint | null,
  ): Promise<PreparedSession> {
    return this.#race(this.#remote.prepare(request, proxy(onUpdate), proxy(onCheckpoint), from));
  }

  play(stepsPerSecond: number | null): Promise<void> {
    return this.#race(this.#remote.play(stepsPerSecond));
  }

  pause(): Promise<void> {
    return this.#race(this.#remote.pause());
  }

  step(): Promise<void> {
    return this.#race(this.#remote.step());
  }

  setLearningRate(learningRate: number): Promise<void> {
    return this.#race(this.#remote.setLearningRate(learningRate));
  }

  parametersAt(step: number): Promise<NaturalParameters[][]> {
    return this.#race(this.#remote.parametersAt(step));
  }

  record(name: string): Promise<PackedRecording> {
    return this.#race(this.#remote.record(name));
  }

  recordSoFar(name: string): Promise<PackedRecording> {
    return this.#race(this.#remote.recordSoFar(name));
  }

  rerun(
    recording: Recording,
    study: PlanRequest | null,
    onProgress: (progress: RerunProgress) => void,
  ): Promise<RerunReport> {
    return this.#race(this.#remote.rerun(recording, study, proxy(onProgress)));
  }

  close(): void {
    this.#dead = true;
    this.#worker.terminate();
  }

  #race<T>(call: Promise<T>): Promise<T> {
    return Promise.race([call, this.#death]);
  }
}
