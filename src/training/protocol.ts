import type { Plan, TheoryLine } from '../experiment/experiment.ts';
import type { Figure } from '../experiment/figure.ts';
import type { Findings } from '../experiment/findings.ts';
import type { Difference } from '../recording/first-difference.ts';
import type { PackedRecording } from '../recording/packed.ts';
import type { Environment, NaturalParameters, Recording, Series, Status, StatusEvent } from '../recording/recording.ts';
import type { CrossEvaluation } from './cross-evaluation.ts';
import type { PackedSnapshots } from './record-book.ts';
import type { TrainerCheckpoint } from './run-trainer.ts';

/**
 * The messages between the page and the training worker: plain data, nothing of tfjs. Exposed through comlink.
 *
 * One worker holds one session: the runs of one plan, trained in lockstep. Each `onUpdate` carries the records made
 * since the last one.
 */
export interface TrainingWorker {
  /** Chooses and starts a backend; rejects with a sentence where it was insisted on and cannot be had. */
  open(preference: BackendPreference): Promise<{ environment: Environment; reason: string }>;
  /**
   * Plans the experiment and prepares its runs at step 0, or where a session that died had come to; any earlier session
   * ends. `onCheckpoint` is called every few seconds of training, where that can be gone on from.
   */
  prepare(
    request: PlanRequest,
    onUpdate: (update: SessionUpdate) => void,
    onCheckpoint: (checkpoint: SessionCheckpoint) => void,
    from: ResumePoint | null,
  ): Promise<PreparedSession>;
  /** Trains until paused or every replica has ended; resolves when it stops. `stepsPerSecond`: null for full speed. */
  play(stepsPerSecond: number | null): Promise<void>;
  pause(): Promise<void>;
  /** Exactly one optimizer step of each run. */
  step(): Promise<void>;
  setLearningRate(learningRate: number): Promise<void>;
  /** The models as they stood at the last snapshot up to a step: [run][replica], in the data's units. */
  parametersAt(step: number): Promise<NaturalParameters[][]>;
  /** Pauses, and makes a complete recording of the session so far, with claims measured on it. */
  record(name: string): Promise<PackedRecording>;
  /** The same without a pause: training goes on when it is made, and nothing is recorded for its sake. */
  recordSoFar(name: string): Promise<PackedRecording>;
  /**
   * Runs a recording again, on its own path where this machine has it, and compares every number. Beside an open session it
   * would have to wait: it is for a worker of its own. `study`: what planned the recorded findings; null: nothing did.
   */
  rerun(
    recording: Recording,
    study: PlanRequest | null,
    onProgress: (progress: RerunProgress) => void,
  ): Promise<RerunReport>;
}

/** A session as it was at some step before its end: plain data, and small enough to be sent every few seconds. */
export interface SessionCheckpoint {
  runs: { trainer: TrainerCheckpoint; snapshots: PackedSnapshots }[];
}

/** Where a session that died is gone on from. */
export interface ResumePoint {
  checkpoint: SessionCheckpoint;
  /** [run]: what had been recorded until then, as the updates told it: as many records and events as the checkpoint says. */
  earlier: Pick<RunUpdate, 'steps' | 'series' | 'events'>[];
  identity: SessionIdentity;
}

/** What a session's recording is known by. */
export type SessionIdentity = Pick<Recording, 'id' | 'createdAt'>;

export type BackendPreference = 'auto' | 'webgpu' | 'cpu';

export interface PlanRequest {
  experiment: string;
  /** Control texts by name, as in the URL. */
  controls: Record<string, string>;
  /** Raw CSV text of the chosen data set, and its file name; null where none is needed. */
  data: { name: string; text: string; columns: string[] | null; own: boolean } | null;
}

export interface PreparedSession {
  plan: Plan;
  /** What these runs train on, which may differ from the backend that was opened: a lesson may only measure. */
  environment: Environment;
  /** Why not on the path that would be fastest; null where they do. */
  note: string | null;
  identity: SessionIdentity;
  /** At step 0; nothing new to record where it was gone on with. */
  update: SessionUpdate;
}

export interface SessionUpdate {
  runs: RunUpdate[];
  /** What was read from the records when it was last looked at; null where that is not newer than the last update's. */
  reading: Reading | null;
  /** Rounds of the study taken, of how many; null where there is none. */
  study: { done: number; total: number } | null;
  /** Replicas through the float64 finish after the last step, of how many; null before it. */
  finishing: { done: number; total: number } | null;
  /** True when every replica of every run has ended, and the study with them. */
  finished: boolean;
}

/** Read from the records so far by the experiment's own functions. */
export interface Reading {
  claims: Recording['claims'];
  quantities: Recording['quantities'];
  /** Drawn beneath the curves, beside the plan's own lines. */
  predictions: TheoryLine[];
  figures: Figure[];
  findings: Findings;
  /** Null where fewer than two models stand side by side. */
  crossEvaluation: CrossEvaluation | null;
  /** Why nothing could be read from records like these, in a sentence; null where it could. Training goes on. */
  problem: string | null;
}

export interface RunUpdate {
  /** Steps of the new records, and for each series the new rows [record][replica]. */
  steps: number[];
  series: Series[];
  events: StatusEvent[];
  /** Now: step, status and parameters of each replica, in the data's units. */
  step: number;
  statuses: { status: Status; message: string }[];
  parameters: NaturalParameters[];
}

/** What came of training a recording anew. */
export interface RerunReport {
  /** What it ran on this time. */
  environment: Environment;
  /** One entry a run, and one, `findings`, for what was measured without training. `difference` null: the same to the last bit. */
  parts: { label: string; compared: number; difference: Difference | null }[];
}

export interface RerunProgress {
  /** Optimizer steps and rounds taken, of all there are. */
  done: number;
  total: number;
}
