import type { Experiment, Plan } from '../experiment/experiment.ts';
import { plannedSteps } from '../experiment/planned-steps.ts';
import { RECORDING_FORMAT, RECORDING_VERSION } from '../recording/format.ts';
import { recordingName } from '../recording/name.ts';
import type { Environment, NaturalParameters, Recording } from '../recording/recording.ts';
import { RunSpec } from '../recording/spec.ts';
import { chooseSteppers } from './choose-steppers.ts';
import { type EnvironmentOptions, environmentOf } from './environment.ts';
import type { ThreadSource } from './fused/parallel-pool.ts';
import { prepareProblem } from './prepare-problem.ts';
import type { Reading, ResumePoint, RunUpdate, SessionCheckpoint, SessionIdentity, SessionUpdate } from './protocol.ts';
import { restAfterReading } from './reading-rest.ts';
import { RunTrainer } from './run-trainer.ts';
import { SessionReader } from './session-reader.ts';
import { StudyRunner } from './study-runner.ts';

/** Parameters of all replicas of all runs, above which a checkpoint is too much to send every few seconds. */
const MOST_CHECKPOINT_PARAMETERS = 100_000;

export interface SessionOptions extends EnvironmentOptions {
  /** Where the CPU's fused path may take threads from; none: it trains on this one. */
  threads?: ThreadSource | null;
  /** As set by the reader, for the recording. */
  controls: Record<string, string>;
  /** Of the session that this one goes on with; none: a new one. */
  identity?: SessionIdentity;
}

/**
 * The runs of one plan, trained in lockstep on one backend: same start, same data, same draws. The plan's study keeps pace
 * with them, and is all there is in a lesson that only measures.
 */
export class Session {
  readonly plan: Plan;
  readonly environment: Environment;
  /** Why the runs do not train on the path that would be fastest; null where they do. */
  readonly note: string | null;
  /** What its recording is known by. */
  readonly identity: SessionIdentity;
  private readonly experiment: Experiment;
  private readonly options: SessionOptions;
  private readonly trainers: RunTrainer[];
  private readonly study: StudyRunner | null;
  /** How many records, and events, of each run were handed out. */
  private readonly handedOut: { records: number; events: number }[];
  private readonly reader: SessionReader;
  /** When the records are to be read again. */
  private readAt = Number.NEGATIVE_INFINITY;
  private nextLearningRate: number | null = null;

  private constructor(
    plan: Plan,
    experiment: Experiment,
    options: SessionOptions,
    trainers: RunTrainer[],
    environment: Environment,
    note: string | null,
  ) {
    this.plan = plan;
    this.experiment = experiment;
    this.options = options;
    this.trainers = trainers;
    this.study = StudyRunner.of(experiment, plan);
    this.reader = new SessionReader(experiment, plan, trainers);
    this.handedOut = trainers.map(() => ({ records: 0, events: 0 }));
    this.environment = environment;
    this.note = note;
    this.identity = options.identity ?? { id: globalThis.crypto.randomUUID(), createdAt: new Date().toISOString() };
  }

  static async open(plan: Plan, experiment: Experiment, options: SessionOptions): Promise<Session> {
    const problems = plan.runs.map(({ spec }) => prepareProblem(RunSpec.parse(spec)));
    const { steppers, note } = chooseSteppers(problems, options);
    const trainers: RunTrainer[] = [];
    try {
      for (const [index, problem] of problems.entries()) {
        trainers.push(await RunTrainer.start(problem, steppers[index]));
      }
    } catch (error) {
      for (const stepper of steppers) stepper.dispose();
      throw error;
    }
    const environment = environmentOf(options, steppers[0]?.path ?? 'study');
    return new Session(plan, experiment, options, trainers, environment, steppers.length ? note : ONLY_MEASURES);
  }

  /** Steps of the run that is furthest behind; rounds, where nothing is trained. */
  get step(): number {
    if (!this.trainers.length) return this.study?.round ?? 0;
    return Math.min(...this.trainers.map((trainer) => trainer.step));
  }

  get totalSteps(): number {
    return plannedSteps(this.plan);
  }

  /** Replicas through the float64 finish, of all that go through it; null while any run still trains. */
  get finishing(): { done: number; total: number } | null {
    if (!this.trainers.length) return null;
    const runs = this.trainers.map((trainer) => trainer.finishing);
    if (runs.some((run) => run === null)) return null;
    const sum = (of: 'done' | 'total') => runs.reduce((total, run) => total + (run?.[of] ?? 0), 0);
    return { done: sum('done'), total: sum('total') };
  }

  get finished(): boolean {
    return this.trainers.every((trainer) => trainer.finished) && (this.study?.finished ?? true);
  }

  /** Up to `steps` optimizer steps of every run. */
  async train(steps: number): Promise<void> {
    this.applyLearningRate();
    for (const trainer of this.trainers) await trainer.advance(steps);
    this.keepStudyInPace(steps);
  }

  /** The same; resolves with what was recorded since the last update. */
  async advance(steps: number): Promise<SessionUpdate> {
    await this.train(steps);
    return this.update();
  }

  /** The same, with a record of where it stopped even between two recorded steps: for a reader who steps by hand. */
  async advanceAndRecord(steps: number): Promise<SessionUpdate> {
    this.applyLearningRate();
    for (const trainer of this.trainers) {
      await trainer.advance(steps);
      if (!trainer.finishing) await trainer.recordNow();
    }
    this.keepStudyInPace(steps);
    this.readAt = Number.NEGATIVE_INFINITY;
    return this.update();
  }

  /** The study has taken the same share of its rounds as training has of its steps; alone, a round is a step. */
  private keepStudyInPace(steps: number): void {
    const { study, trainers } = this;
    if (!study) return;
    const trained = trainers.every((trainer) => trainer.finished || trainer.finishing);
    const due = trained ? study.round + steps : Math.floor((study.rounds * this.step) / this.totalSteps);
    study.advanceTo(Math.min(due, study.rounds));
  }

  /** What was recorded since the last update, and how the replicas stand. */
  update(): SessionUpdate {
    const runs = this.trainers.map((trainer, index): RunUpdate => {
      const { book, events } = trainer;
      const from = this.handedOut[index];
      this.handedOut[index] = { records: book.steps.length, events: events.length };
      return {
        steps: book.steps.slice(from.records),
        series: book.series.map(({ name, unit, values }) => ({ name, unit, values: values.slice(from.records) })),
        events: events.slice(from.events),
        step: trainer.step,
        ...trainer.standing(),
      };
    });
    const { study, finishing, finished } = this;
    return {
      runs,
      reading: this.readNow(),
      study: study && { done: study.round, total: study.rounds },
      finishing,
      finished,
    };
  }

  /** Whole recordings are read now and then while training, and for certain at the end. */
  private readNow(): Reading | null {
    const begun = performance.now();
    if (!this.finished && begun < this.readAt) return null;
    const reading = this.reader.read(this.study?.findings ?? []);
    const read = performance.now();
    this.readAt = read + restAfterReading(read - begun);
    return reading;
  }

  /** From the next slice on, in every run at the same step, though a call that is under way goes on with the old one. */
  setLearningRate(learningRate: number): void {
    this.nextLearningRate = learningRate;
  }

  private applyLearningRate(): void {
    if (this.nextLearningRate === null) return;
    for (const trainer of this.trainers) trainer.setLearningRate(this.nextLearningRate);
    this.nextLearningRate = null;
  }

  /** The models as they stood at the last snapshot up to a step: [run][replica], in the data's units. */
  parametersAt(step: number): NaturalParameters[][] {
    return this.trainers.map((trainer) => trainer.parametersAt(step));
  }

  /** A record at the present step of every run, so that a recording says where it was stopped. */
  async recordNow(): Promise<void> {
    for (const trainer of this.trainers) if (!trainer.finishing) await trainer.recordNow();
  }

  /**
   * The session so far as a complete recording, with the experiment's claims measured on it. `measured` false: without them,
   * for what is recorded has to be kept also where they cannot be measured.
   */
  recording({ measured = true } = {}): Recording {
    const runs = this.reader.recordedRuns();
    const { environment, study } = this;
    const { id, createdAt } = this.identity;
    const found = study?.findings ?? [];
    const { claims, quantities, findings } = measured
      ? this.reader.measure(runs, found)
      : { claims: [], quantities: [], findings: found };
    return {
      format: RECORDING_FORMAT,
      version: RECORDING_VERSION,
      id,
      name: recordingName(id),
      createdAt,
      experiment: { id: this.experiment.id, controls: this.options.controls },
      environment,
      runs,
      findings: [...findings],
      ...(study && { study: { done: study.round, total: study.rounds } }),
      quantities,
      claims,
    };
  }

  /** To go on from, should the device be lost; null where nothing is trained, or where it would be too large. */
  async checkpoint(): Promise<SessionCheckpoint | null> {
    const parameters = this.trainers.reduce((sum, trainer) => sum + trainer.parameters.length, 0);
    if (parameters === 0 || parameters > MOST_CHECKPOINT_PARAMETERS || this.finished) return null;
    const runs = this.trainers.map(async (trainer) => {
      const snapshots = trainer.book.packedSnapshots();
      return { trainer: await trainer.checkpoint(), snapshots };
    });
    return { runs: await Promise.all(runs) };
  }

  /** Goes on from a checkpoint of a session of the same plan, with the records that were made until then. */
  async restore({ checkpoint, earlier }: Pick<ResumePoint, 'checkpoint' | 'earlier'>): Promise<void> {
    for (const [index, trainer] of this.trainers.entries()) {
      const { trainer: standing, snapshots } = checkpoint.runs[index];
      await trainer.restore(standing, { ...earlier[index], snapshots });
      this.handedOut[index] = { records: earlier[index].steps.length, events: earlier[index].events.length };
    }
  }

  dispose(): void {
    for (const trainer of this.trainers) trainer.dispose();
    this.study?.dispose();
  }
}

const ONLY_MEASURES = 'Nothing is trained here: what is measured is computed in float64';
