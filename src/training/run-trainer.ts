import type { NaturalParameters, RecordedRun, ReplicaResult, StatusEvent } from '../recording/recording.ts';
import { Float64Finish } from './float64-finish.ts';
import type { Problem } from './problem.ts';
import { RecordBook, type RecordsSoFar } from './record-book.ts';
import { replicaProblem } from './replica-problem.ts';
import { Reporter } from './reporter.ts';
import { learningRates } from './schedule.ts';
import { judge } from './status/judge.ts';
import { isTerminal, type Standing } from './status/standing.ts';
import { Standings, type StandingsCheckpoint } from './status/standings.ts';
import type { Checkpoint, Observation, Stepper } from './stepper.ts';

/** Milliseconds of the float64 finish in one call: a pause between calls is felt at once. */
const FINISH_SLICE = 40;

/** What a replica that has ended showed at its end. */
type Held = { step: number; theta: Float64Array; loss: number; gradientNorm: number };

/** A run's trainer as it was at some step, or at its last before the finish, to go on from. */
export interface TrainerCheckpoint extends StandingsCheckpoint {
  stepper: Checkpoint;
  learningRate: number[];
  interventions: RecordedRun['interventions'];
  held: (Held | null)[];
  /** How many records, and events, there were. */
  made: { records: number; events: number };
}

/** The records that were made until a checkpoint. */
export type EarlierRecords = RecordsSoFar & { events: StatusEvent[] };

/** Trains the replicas of one run spec on one path, and keeps its records. */
export class RunTrainer {
  readonly problem: Problem;
  readonly book: RecordBook;
  readonly interventions: RecordedRun['interventions'] = [];
  private readonly stepper: Stepper;
  private readonly learningRate: Float64Array;
  private readonly active: Uint8Array;
  private readonly standings: Standings;
  private readonly endedAt: number[];
  private readonly held: (Held | null)[];
  private readonly reporter: Reporter;
  private theta: Float64Array = new Float64Array(0);
  private taken = 0;
  /** From the last optimizer step on. */
  private finish: Float64Finish | null = null;
  /** Made where training ends and the finish begins, which is done anew by whoever goes on from it. */
  private lastCheckpoint: TrainerCheckpoint | null = null;

  private constructor(problem: Problem, stepper: Stepper) {
    const { spec } = problem;
    this.problem = problem;
    this.stepper = stepper;
    this.book = new RecordBook(problem);
    this.learningRate = learningRates(spec);
    this.active = new Uint8Array(spec.replicas).fill(1);
    this.standings = new Standings(spec.replicas);
    this.endedAt = new Array<number>(spec.replicas).fill(0);
    this.held = new Array(spec.replicas).fill(null);
    this.reporter = new Reporter(problem, stepper.precision);
  }

  /** Prepares a run at step 0, with its first record made. */
  static async start(problem: Problem, stepper: Stepper): Promise<RunTrainer> {
    const trainer = new RunTrainer(problem, stepper);
    trainer.take(await stepper.observe());
    return trainer;
  }

  get events(): readonly StatusEvent[] {
    return this.standings.events;
  }

  get step(): number {
    return this.taken;
  }

  get finished(): boolean {
    return this.finish?.ended ?? false;
  }

  get path(): Stepper['path'] {
    return this.stepper.path;
  }

  get precision(): Stepper['precision'] {
    return this.stepper.precision;
  }

  /**
   * Takes up to `steps` optimizer steps; at the last step, or when every replica has ended, goes over to the float64
   * finish, which takes a slice of each further call.
   */
  async advance(steps: number): Promise<void> {
    if (this.finished) return;
    if (!this.finish) await this.train(steps);
    const { finish } = this;
    if (!finish) return;
    finish.advance(FINISH_SLICE);
    if (finish.ended) finish.record(this.replicaResults());
  }

  private async train(steps: number): Promise<void> {
    const { steps: last, recordEvery } = this.problem.spec;
    const count = this.active.includes(1) ? Math.min(steps, last - this.taken) : 0;
    const activeBefore = Uint8Array.from(this.active);
    const conduct = { learningRate: this.learningRate, active: this.active };
    let endedAt: number | null = null;
    for (const observation of await this.stepper.advance(count, recordEvery, conduct)) {
      this.take(observation);
      if (this.active.every((flag) => flag === 0)) {
        // What the call trained and saw after that counts for nothing: curves do not depend on how steps are sliced.
        endedAt = observation.step;
        break;
      }
    }
    this.taken = endedAt ?? this.taken + count;
    await this.holdEnded(activeBefore);
    if (this.active.includes(1) && this.taken < last) return;
    await this.recordNow();
    this.lastCheckpoint = await this.checkpoint();
    const { problem, taken: step, standings, book, reporter } = this;
    const rows = Array.from(this.active, (_, replica) => this.row(replica));
    this.finish = new Float64Finish({ problem, step, rows, standings, book, reporter });
  }

  /** How far the float64 finish has come; null before it. */
  get finishing(): { done: number; total: number } | null {
    return this.finish?.progress ?? null;
  }

  /** Makes a record at the present step, unless there is one. */
  async recordNow(): Promise<void> {
    if (this.book.steps.at(-1) !== this.taken) this.take(await this.stepper.observe());
  }

  /** From the next step on, every replica learns at this rate. */
  setLearningRate(learningRate: number): void {
    this.learningRate.fill(learningRate);
    this.interventions.push({ step: this.taken, learningRate: Array.from(this.learningRate) });
  }

  /** A replica that ended in the middle of a call was trained past its end: it is put back to where it ended. */
  private async holdEnded(activeBefore: Uint8Array): Promise<void> {
    if (this.active.every((flag, replica) => flag === activeBefore[replica])) return;
    const checkpoint = await this.stepper.checkpoint();
    const size = this.theta.length / this.active.length;
    this.held.forEach((held, replica) => {
      if (held) checkpoint.theta.set(held.theta, replica * size);
    });
    await this.stepper.restore({ ...checkpoint, step: this.taken });
  }

  private take(observation: Observation): void {
    this.theta = observation.theta;
    this.held.forEach((held, replica) => {
      if (!held) return;
      this.row(replica).set(held.theta);
      observation.loss[replica] = held.loss;
      observation.gradientNorm[replica] = held.gradientNorm;
    });
    this.book.add(observation);
    for (let replica = 0; replica < this.active.length; replica++) {
      if (!this.active[replica]) continue;
      const seen = {
        step: observation.step,
        theta: this.row(replica),
        loss: observation.loss[replica],
        gradientNorm: observation.gradientNorm[replica],
      };
      const judgement = judge(replicaProblem(this.problem, replica), this.stepper.precision, seen, () =>
        this.reporter.natural(seen.theta),
      );
      this.standings.onTheWay(replica, observation.step, judgement);
      this.endedAt[replica] = observation.step;
      if (!isTerminal(judgement.status)) continue;
      this.active[replica] = 0;
      this.held[replica] = { ...seen, theta: Float64Array.from(seen.theta) };
    }
  }

  private row(replica: number): Float64Array {
    const size = this.theta.length / this.active.length;
    return this.theta.subarray(replica * size, (replica + 1) * size);
  }

  /** θ as it stands now, [replica × parameter]. */
  get parameters(): Float64Array {
    return this.theta;
  }

  /** [replica] at the last snapshot up to a step, or the first there is. */
  parametersAt(step: number): NaturalParameters[] {
    const { steps, values } = this.book.snapshots;
    const after = steps.findIndex((each) => each > step);
    const at = after < 0 ? steps.length - 1 : Math.max(0, after - 1);
    return values[at].map((theta) => this.reporter.natural(Float64Array.from(theta)));
  }

  /** Each replica as it stands now, its loss evaluated in float64. */
  replicaResults(): ReplicaResult[] {
    return this.standings.all.map((standing, replica) =>
      this.reporter.result(
        replica,
        this.row(replica),
        standing,
        this.endedAt[replica],
        this.finish?.polished[replica] ?? null,
      ),
    );
  }

  standing(): { statuses: Standing[]; parameters: NaturalParameters[] } {
    return {
      statuses: this.standings.all,
      parameters: Array.from(this.active, (_, replica) => this.reporter.natural(this.row(replica))),
    };
  }

  recorded(label: string): RecordedRun {
    const { steps, series, snapshots } = this.book;
    const { interventions, problem } = this;
    return {
      label,
      spec: problem.spec,
      steps,
      series,
      snapshots,
      events: this.standings.events,
      interventions,
      replicas: this.replicaResults(),
    };
  }

  async checkpoint(): Promise<TrainerCheckpoint> {
    if (this.lastCheckpoint) return this.lastCheckpoint;
    return structuredClone({
      stepper: await this.stepper.checkpoint(),
      learningRate: Array.from(this.learningRate),
      interventions: this.interventions,
      ...this.standings.checkpoint(),
      held: this.held,
      made: { records: this.book.steps.length, events: this.events.length },
    });
  }

  /**
   * Goes on from a checkpoint of the same spec, in a trainer that has not begun. Its records begin there, or go on from
   * those that were made until then.
   */
  async restore(checkpoint: TrainerCheckpoint, earlier: EarlierRecords | null = null): Promise<void> {
    const { stepper, learningRate, interventions, held } = structuredClone(checkpoint);
    await this.stepper.restore(stepper);
    this.taken = stepper.step;
    this.learningRate.set(learningRate);
    this.interventions.push(...interventions);
    held.forEach((ended, replica) => {
      this.held[replica] = ended;
      this.active[replica] = ended ? 0 : 1;
      this.endedAt[replica] = ended ? ended.step : stepper.step;
    });
    this.theta = Float64Array.from(stepper.theta);
    this.standings.restore(checkpoint, earlier?.events ?? null);
    if (earlier) this.book.restore(earlier);
  }

  dispose(): void {
    this.stepper.dispose();
  }
}
