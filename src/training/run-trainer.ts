import type { NaturalParameters, RecordedRun, ReplicaResult, StatusEvent } from '../recording/recording.ts';
import { buildExpectation } from './expectation/build.ts';
import type { Expectation } from './expectation/expectation.ts';
import { isPolishable, type Polished, polish } from './polish/polish.ts';
import { conditionalModel, densityModel, type Problem, roundedToFloat32 } from './problem.ts';
import { RecordBook } from './record-book.ts';
import { learningRates } from './schedule.ts';
import { isTerminal, judge, type Standing } from './status.ts';
import type { Checkpoint, Observation, Stepper } from './stepper.ts';

/** A run's trainer as it was at some step, to go on from. */
export interface TrainerCheckpoint {
  stepper: Checkpoint;
  learningRate: number[];
  standings: Standing[];
}

/** Trains the replicas of one run spec on one path, and keeps its records. */
export class RunTrainer {
  readonly problem: Problem;
  readonly book: RecordBook;
  readonly events: StatusEvent[] = [];
  readonly interventions: RecordedRun['interventions'] = [];
  private readonly stepper: Stepper;
  private readonly learningRate: Float64Array;
  private readonly active: Uint8Array;
  private readonly standings: Standing[];
  private readonly endedAt: number[];
  /** What a replica that has ended showed at its end. */
  private readonly held: ({ theta: Float64Array; loss: number; gradientNorm: number } | null)[];
  private readonly natural: (theta: Float64Array) => NaturalParameters;
  /** The final objective in float64: of what the path trained on, and of the data themselves after a float64 finish. */
  private readonly reported: { trained: Expectation; polished: Expectation };
  private theta: Float64Array = new Float64Array(0);
  private polished: (Polished | null)[];
  private taken = 0;
  private ended = false;

  private constructor(problem: Problem, stepper: Stepper) {
    const { spec } = problem;
    this.problem = problem;
    this.stepper = stepper;
    this.book = new RecordBook(problem);
    this.learningRate = learningRates(spec);
    this.active = new Uint8Array(spec.replicas).fill(1);
    this.standings = Array.from({ length: spec.replicas }, () => ({ status: 'running', message: 'running' }));
    this.endedAt = new Array<number>(spec.replicas).fill(0);
    this.polished = new Array<Polished | null>(spec.replicas).fill(null);
    this.held = new Array(spec.replicas).fill(null);
    const model = problem.family === 'density' ? densityModel(problem) : conditionalModel(problem);
    this.natural = (theta) => model.natural(theta);
    const trained = stepper.precision === 'float32' ? roundedToFloat32(problem) : problem;
    this.reported = {
      trained: buildExpectation(trained, spec.objective, trained.train, 2),
      polished: buildExpectation(problem, spec.objective, problem.train, 2),
    };
  }

  /** Prepares a run at step 0, with its first record made. */
  static async start(problem: Problem, stepper: Stepper): Promise<RunTrainer> {
    const trainer = new RunTrainer(problem, stepper);
    trainer.take(await stepper.observe());
    return trainer;
  }

  get step(): number {
    return this.taken;
  }

  get finished(): boolean {
    return this.ended;
  }

  get path(): Stepper['path'] {
    return this.stepper.path;
  }

  get precision(): Stepper['precision'] {
    return this.stepper.precision;
  }

  /** Takes up to `steps` optimizer steps; ends the run at its last step, or when every replica has ended. */
  async advance(steps: number): Promise<void> {
    if (this.ended) return;
    const { steps: last, recordEvery } = this.problem.spec;
    const count = Math.min(steps, last - this.taken);
    const activeBefore = Uint8Array.from(this.active);
    const conduct = { learningRate: this.learningRate, active: this.active };
    for (const observation of await this.stepper.advance(count, recordEvery, conduct)) this.take(observation);
    this.taken += count;
    await this.holdEnded(activeBefore);
    const allEnded = this.active.every((flag) => flag === 0);
    if (this.taken >= last || allEnded) await this.end();
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
    await this.stepper.restore(checkpoint);
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
      const standing = judge(this.problem, this.stepper.precision, seen, () => this.natural(seen.theta));
      this.stand(replica, observation.step, standing);
      this.endedAt[replica] = observation.step;
      if (!isTerminal(standing.status)) continue;
      this.active[replica] = 0;
      this.held[replica] = { ...seen, theta: Float64Array.from(seen.theta) };
    }
  }

  private stand(replica: number, step: number, standing: Standing): void {
    if (standing.status !== this.standings[replica].status) this.events.push({ step, replica, ...standing });
    this.standings[replica] = standing;
  }

  private async end(): Promise<void> {
    this.ended = true;
    await this.recordNow();
    const { spec } = this.problem;
    for (let replica = 0; replica < spec.replicas; replica++) {
      if (this.standings[replica].status === 'running') this.finishReplica(replica);
      if (this.standings[replica].status !== 'running') continue;
      this.stand(replica, this.taken, { status: 'step-limit', message: `stopped after ${this.taken} steps, as asked` });
    }
    this.recordFinish();
  }

  /** One more record for the finish, as many steps later as it took: the curves end where the parameters do. */
  private recordFinish(): void {
    const iterations = Math.max(0, ...this.polished.map((polished) => polished?.iterations ?? 0));
    if (iterations === 0) return;
    const results = this.replicaResults();
    this.book.add({
      step: this.taken + iterations,
      theta: Float64Array.from(this.theta),
      loss: Float64Array.from(results, ({ loss }) => loss),
      gradientNorm: Float64Array.from(results, ({ gradientNorm }) => gradientNorm),
    });
  }

  /** The float64 finish of one replica, where the spec asks for one. */
  private finishReplica(replica: number): void {
    const { tolerance } = this.problem.spec;
    const start = this.row(replica);
    if (tolerance === null || !isPolishable(this.problem, start.length)) return;
    const polished = polish(this.problem, start, tolerance);
    const seen = { step: this.taken, theta: polished.theta, loss: polished.loss, gradientNorm: polished.gradientNorm };
    const standing = judge(this.problem, 'float64', seen, () => this.natural(seen.theta));
    if (standing.status === 'not-a-number' || standing.status === 'precision-floor') return;
    this.polished[replica] = polished;
    this.theta.set(polished.theta, replica * polished.theta.length);
    this.stand(replica, this.taken, standing);
  }

  private row(replica: number): Float64Array {
    const size = this.theta.length / this.active.length;
    return this.theta.subarray(replica * size, (replica + 1) * size);
  }

  /** Each replica as it stands now, its loss evaluated in float64. */
  replicaResults(): ReplicaResult[] {
    return this.standings.map((standing, replica) => {
      const theta = Float64Array.from(this.row(replica));
      const gradient = new Float64Array(theta.length);
      const polished = this.polished[replica];
      const loss = this.reported[polished ? 'polished' : 'trained'].evaluate(theta, gradient);
      return {
        ...standing,
        steps: this.endedAt[replica],
        loss,
        gradientNorm: polished ? polished.gradientNorm : Math.hypot(...gradient),
        parameters: this.natural(theta),
        theta: Array.from(theta),
        polish: polished ? { iterations: polished.iterations, lossBefore: polished.lossBefore } : null,
      };
    });
  }

  standing(): { statuses: Standing[]; parameters: NaturalParameters[] } {
    return {
      statuses: this.standings.map((standing) => ({ ...standing })),
      parameters: this.standings.map((_, replica) => this.natural(this.row(replica))),
    };
  }

  recorded(label: string): RecordedRun {
    const { steps, series, snapshots } = this.book;
    const { events, interventions, problem } = this;
    return {
      label,
      spec: problem.spec,
      steps,
      series,
      snapshots,
      events,
      interventions,
      replicas: this.replicaResults(),
    };
  }

  async checkpoint(): Promise<TrainerCheckpoint> {
    return {
      stepper: await this.stepper.checkpoint(),
      learningRate: Array.from(this.learningRate),
      standings: this.standings.map((standing) => ({ ...standing })),
    };
  }

  /** Goes on from a checkpoint of the same spec; its first record is the checkpoint's step. */
  async restore(checkpoint: TrainerCheckpoint): Promise<void> {
    await this.stepper.restore(checkpoint.stepper);
    this.taken = checkpoint.stepper.step;
    this.learningRate.set(checkpoint.learningRate);
    checkpoint.standings.forEach((standing, replica) => {
      this.standings[replica] = { ...standing };
      this.active[replica] = isTerminal(standing.status) ? 0 : 1;
    });
    this.theta = Float64Array.from(checkpoint.stepper.theta);
  }

  dispose(): void {
    this.stepper.dispose();
  }
}
