import { buildExpectation } from '../expectation/build.ts';
import type { Expectation } from '../expectation/expectation.ts';
import { minibatchRows } from '../minibatch.ts';
import { initialTheta, type Problem } from '../problem.ts';
import { scheduleFactor } from '../schedule.ts';
import type { Checkpoint, Conduct, Observation, Stepper } from '../stepper.ts';
import { momentCount, updateParameters } from './optimizer.ts';

/**
 * Many optimizer steps of each replica in one loop, in float64, without an operation graph: what a small model costs
 * when nothing is dispatched. The graph path and this one are checked against each other.
 */
export class FusedCpuStepper implements Stepper {
  readonly path = 'fused';
  readonly precision = 'float64';
  private readonly problem: Problem;
  private readonly expectation: Expectation;
  private readonly size: number;
  private theta: Float64Array;
  private moments: Float64Array[];
  private readonly gradient: Float64Array;
  private readonly rows: Uint32Array | null;
  private step = 0;

  constructor(problem: Problem) {
    const { spec } = problem;
    this.problem = problem;
    this.expectation = buildExpectation(problem, spec.objective);
    this.size = this.expectation.size;
    this.theta = initialTheta(problem);
    this.moments = Array.from({ length: momentCount(spec.optimizer) }, () => new Float64Array(this.theta.length));
    this.gradient = new Float64Array(this.size);
    const batched = spec.batch !== 'full' && spec.objective.over === 'train' && problem.train;
    this.rows = batched ? new Uint32Array(Math.min(spec.batch as number, batched.n)) : null;
  }

  async observe(): Promise<Observation> {
    return this.observation(this.step, Float64Array.from(this.theta));
  }

  async advance(steps: number, recordEvery: number, { learningRate, active }: Conduct): Promise<Observation[]> {
    const observations: Observation[] = [];
    const end = this.step + steps;
    while (this.step < end) {
      const next = Math.min(end, (Math.floor(this.step / recordEvery) + 1) * recordEvery);
      for (let replica = 0; replica < active.length; replica++) {
        if (active[replica]) this.advanceReplica(replica, next, learningRate[replica]);
      }
      this.step = next;
      if (next % recordEvery === 0) observations.push(this.observation(next, Float64Array.from(this.theta)));
    }
    return observations;
  }

  private advanceReplica(replica: number, end: number, learningRate: number): void {
    const { spec } = this.problem;
    const theta = this.row(this.theta, replica);
    const moments = this.moments.map((moment) => this.row(moment, replica));
    for (let step = this.step; step < end; step++) {
      this.expectation.evaluate(theta, this.gradient, this.batch(replica, step));
      const rate = learningRate * scheduleFactor(spec, step);
      updateParameters(spec.optimizer, rate, step + 1, theta, this.gradient, moments);
    }
  }

  private observation(step: number, theta: Float64Array): Observation {
    const { replicas } = this.problem.spec;
    const [loss, gradientNorm] = [new Float64Array(replicas), new Float64Array(replicas)];
    for (let replica = 0; replica < replicas; replica++) {
      loss[replica] = this.expectation.evaluate(this.row(theta, replica), this.gradient, this.batch(replica, step));
      gradientNorm[replica] = Math.hypot(...this.gradient);
    }
    return { step, theta, loss, gradientNorm };
  }

  private batch(replica: number, step: number): Uint32Array | null {
    if (this.rows) minibatchRows(this.problem.spec.seed, replica, step, this.problem.train?.n ?? 0, this.rows);
    return this.rows;
  }

  private row(array: Float64Array, replica: number): Float64Array {
    return array.subarray(replica * this.size, (replica + 1) * this.size);
  }

  async checkpoint(): Promise<Checkpoint> {
    return { step: this.step, theta: this.theta.slice(), moments: this.moments.map((moment) => moment.slice()) };
  }

  async restore({ step, theta, moments }: Checkpoint): Promise<void> {
    this.step = step;
    this.theta = theta.slice();
    this.moments = moments.map((moment) => moment.slice());
  }

  dispose(): void {}
}
