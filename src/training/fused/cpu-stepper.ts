import { initialTheta } from '../initial-theta.ts';
import type { Problem } from '../problem.ts';
import type { Checkpoint, Conduct, Observation, Stepper } from '../stepper.ts';
import { CpuLoop, type TrainingState } from './cpu-loop.ts';
import { readRecords, type TrainStepsCall } from './train-steps.ts';

/** Consecutive replicas of a problem: the number of the first, and where each starts, [replica × parameter]. */
export interface ReplicaRange {
  first: number;
  theta: Float64Array;
}

/**
 * Fused float64 steps on the calling thread, without tfjs: what each worker of `ParallelCpuStepper` runs, and what the
 * other paths are checked against.
 */
export class FusedCpuStepper implements Stepper {
  readonly path = 'fused';
  readonly precision = 'float64';
  private readonly loop: CpuLoop;
  private readonly replicas: number;
  private state: TrainingState;
  private step = 0;

  /** All replicas of the problem from its own start, or a range of them. */
  constructor(problem: Problem, range: ReplicaRange = { first: 0, theta: initialTheta(problem) }) {
    this.loop = new CpuLoop(problem, range.first);
    const { size, momentCount } = this.loop;
    this.replicas = range.theta.length / size;
    const moments = Array.from({ length: momentCount }, () => new Float64Array(range.theta.length));
    this.state = { theta: range.theta.slice(), moments };
  }

  async observe(): Promise<Observation> {
    const idle = { learningRate: new Float64Array(this.replicas), active: new Uint8Array(this.replicas) };
    return this.run({ first: this.step, last: this.step, recordEvery: 1, observeOnly: true }, idle)[0];
  }

  async advance(steps: number, recordEvery: number, conduct: Conduct): Promise<Observation[]> {
    const last = this.step + steps;
    const observations = this.run({ first: this.step, last, recordEvery, observeOnly: false }, conduct);
    this.step = last;
    return observations;
  }

  private run(call: TrainStepsCall, conduct: Conduct): Observation[] {
    return readRecords(this.loop.run(this.state, call, conduct), this.replicas, this.loop.size, call);
  }

  async checkpoint(): Promise<Checkpoint> {
    const { theta, moments } = this.state;
    return { step: this.step, theta: theta.slice(), moments: moments.map((moment) => moment.slice()) };
  }

  async restore({ step, theta, moments }: Checkpoint): Promise<void> {
    this.step = step;
    this.state = { theta: theta.slice(), moments: moments.map((moment) => moment.slice()) };
  }

  dispose(): void {}
}
