import type { Plan, TheoryLine } from '../experiment/experiment.ts';
import type { Figure } from '../experiment/figure.ts';
import type { Findings } from '../experiment/findings.ts';
import type { Environment, NaturalParameters, Recording, Series, Status, StatusEvent } from '../recording/recording.ts';

import type { CrossEvaluation } from './cross-evaluation.ts';

/**
 * The messages between the page and the training worker: plain data, nothing of tfjs. Exposed through comlink.
 *
 * One worker holds one session: the runs of one plan, trained in lockstep. Each `onUpdate` carries the records made
 * since the last one.
 */
export interface TrainingWorker {
  /** Chooses and starts a backend; rejects with a sentence where it was insisted on and cannot be had. */
  open(preference: BackendPreference): Promise<{ environment: Environment; reason: string }>;
  /** Plans the experiment and prepares its runs at step 0; any earlier session ends. */
  prepare(request: PlanRequest, onUpdate: (update: SessionUpdate) => void): Promise<PreparedSession>;
  /** Trains until paused or every replica has ended; resolves when it stops. `stepsPerSecond`: null for full speed. */
  play(stepsPerSecond: number | null): Promise<void>;
  pause(): Promise<void>;
  /** Exactly one optimizer step of each run. */
  step(): Promise<void>;
  setLearningRate(learningRate: number): Promise<void>;
  /** The models as they stood at the last snapshot up to a step: [run][replica], in the data's units. */
  parametersAt(step: number): Promise<NaturalParameters[][]>;
  /** The session so far as a complete recording, with claims measured on it. */
  record(): Promise<Recording>;
}

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
  /** At step 0. */
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
