import { proxy, type Remote, releaseProxy, wrap } from 'comlink';
import { MortalCalls } from '../../mortal-calls.ts';
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

/** The training worker as the page sees it. It can die (a lost device, a full memory): every call under way rejects then. */
export class TrainingClient {
  readonly #worker: Worker;
  readonly #remote: Remote<TrainingWorker>;
  readonly #calls = new MortalCalls();

  constructor(onDeath: (reason: string) => void) {
    this.#worker = new Worker(new URL('../../training/worker.ts', import.meta.url), { type: 'module' });
    this.#remote = wrap<TrainingWorker>(this.#worker);
    this.#worker.addEventListener('error', (event) => {
      if (this.#calls.ended) return;
      const reason = event.message || NOT_LOADED;
      this.#calls.end(reason);
      this.close();
      onDeath(reason);
    });
  }

  open(preference: BackendPreference): Promise<{ environment: Environment; reason: string }> {
    return this.#calls.make(() => this.#remote.open(preference));
  }

  prepare(
    request: PlanRequest,
    onUpdate: (update: SessionUpdate) => void,
    onCheckpoint: (checkpoint: SessionCheckpoint) => void,
    from: ResumePoint | null,
  ): Promise<PreparedSession> {
    return this.#calls.make(() => this.#remote.prepare(request, proxy(onUpdate), proxy(onCheckpoint), from));
  }

  play(stepsPerSecond: number | null): Promise<void> {
    return this.#calls.make(() => this.#remote.play(stepsPerSecond));
  }

  pause(): Promise<void> {
    return this.#calls.make(() => this.#remote.pause());
  }

  step(): Promise<void> {
    return this.#calls.make(() => this.#remote.step());
  }

  setLearningRate(learningRate: number): Promise<void> {
    return this.#calls.make(() => this.#remote.setLearningRate(learningRate));
  }

  parametersAt(step: number): Promise<NaturalParameters[][]> {
    return this.#calls.make(() => this.#remote.parametersAt(step));
  }

  record(name: string): Promise<PackedRecording> {
    return this.#calls.make(() => this.#remote.record(name));
  }

  recordSoFar(name: string): Promise<PackedRecording> {
    return this.#calls.make(() => this.#remote.recordSoFar(name));
  }

  rerun(
    recording: Recording,
    study: PlanRequest | null,
    onProgress: (progress: RerunProgress) => void,
  ): Promise<RerunReport> {
    return this.#calls.make(() => this.#remote.rerun(recording, study, proxy(onProgress)));
  }

  close(): void {
    this.#calls.forget();
    // Else comlink would keep the thread's memory, waiting for its end.
    this.#remote[releaseProxy]();
    this.#worker.terminate();
  }
}
