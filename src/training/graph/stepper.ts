import * as tf from '@tensorflow/tfjs';
import type { Backend } from '../backends/backend.ts';
import { momentCount } from '../fused/optimizer.ts';
import { initialTheta } from '../initial-theta.ts';
import { minibatchRows } from '../minibatch.ts';
import type { Problem } from '../problem.ts';
import { scheduleFactor } from '../schedule.ts';
import type { Checkpoint, Conduct, Observation, Stepper } from '../stepper.ts';
import { type GraphObjective, graphObjective } from './objective.ts';
import { GraphOptimizer } from './optimizer.ts';

/**
 * The general path: every operation a tfjs kernel, differentiated by tfjs, all replicas in one tensor. Works for any
 * model and objective on any backend; a step of a small model is some fifty dispatches.
 */
export class GraphStepper implements Stepper {
  readonly path = 'graph';
  readonly precision = 'float32';
  private readonly problem: Problem;
  private readonly backend: Backend;
  private readonly objective: GraphObjective;
  private readonly optimizer: GraphOptimizer;
  private readonly shape: [number, number];
  private readonly batchSize: number | null;
  private readonly theta: tf.Variable;
  private readonly moments: tf.Variable[];
  private step = 0;

  constructor(problem: Problem, backend: Backend) {
    const { spec, train } = problem;
    this.problem = problem;
    this.backend = backend;
    this.objective = graphObjective(problem);
    this.optimizer = new GraphOptimizer(spec.optimizer);
    const theta = initialTheta(problem);
    this.shape = [spec.replicas, theta.length / spec.replicas];
    // tidy frees the initial tensors; variables stay.
    this.theta = tf.tidy(() => tf.variable(tf.tensor(Float32Array.from(theta), this.shape)));
    this.moments = Array.from({ length: momentCount(spec.optimizer) }, () =>
      tf.tidy(() => tf.variable(tf.zeros(this.shape))),
    );
    const batched = spec.batch !== 'full' && spec.objective.over === 'train' && train;
    this.batchSize = batched ? Math.min(spec.batch as number, batched.n) : null;
  }

  async observe(): Promise<Observation> {
    const { step } = this;
    const [replicas, size] = this.shape;
    const packed = tf.tidy(() => {
      const { loss, gradient } = this.lossAndGradient();
      const norm = tf.sqrt(tf.sum(tf.square(gradient), 1, true));
      return tf.concat([this.theta, tf.reshape(loss, [replicas, 1]), norm], 1);
    });
    const values = await this.read(packed);
    const theta = new Float64Array(replicas * size);
    const [loss, gradientNorm] = [new Float64Array(replicas), new Float64Array(replicas)];
    for (let replica = 0; replica < replicas; replica++) {
      const row = values.subarray(replica * (size + 2), (replica + 1) * (size + 2));
      theta.set(row.subarray(0, size), replica * size);
      loss[replica] = row[size];
      gradientNorm[replica] = row[size + 1];
    }
    return { step, theta, loss, gradientNorm };
  }

  async advance(steps: number, recordEvery: number, conduct: Conduct): Promise<Observation[]> {
    const observations: Observation[] = [];
    const [replicas] = this.shape;
    const active = conduct.active.every((flag) => flag === 1)
      ? null
      : tf.tensor(Uint8Array.from(conduct.active), [replicas, 1], 'bool');
    for (const end = this.step + steps; this.step < end; ) {
      this.takeStep(conduct.learningRate, active);
      if (this.step % recordEvery === 0) observations.push(await this.observe());
    }
    active?.dispose();
    // Steps are only queued so far: wait, so that a caller's clock and its patience are real.
    await this.backend.guard(this.backend.device?.queue.onSubmittedWorkDone() ?? Promise.resolve());
    return observations;
  }

  private takeStep(learningRate: Float64Array, active: tf.Tensor | null): void {
    const factor = scheduleFactor(this.problem.spec, this.step);
    const next = tf.tidy(() => {
      const { gradient } = this.lossAndGradient();
      const rate = tf.tensor(
        Float32Array.from(learningRate, (value) => value * factor),
        [this.shape[0], 1],
      );
      const updated = this.optimizer.update(this.theta, gradient, this.moments, rate, this.step + 1);
      if (!active) return updated;
      const before = [this.theta, ...this.moments];
      return updated.map((tensor, index) => tf.where(active, tensor, before[index]));
    });
    [this.theta, ...this.moments].forEach((variable, index) => {
      variable.assign(next[index]);
    });
    tf.dispose(next);
    this.step++;
  }

  /** Loss [replica] and its gradient [replica, parameter]: replicas share no parameter, so one sum serves all. */
  private lossAndGradient(): { loss: tf.Tensor; gradient: tf.Tensor } {
    const rows = this.minibatch();
    let loss: tf.Tensor | null = null;
    const gradient = tf.grad((theta) => {
      loss = tf.keep(this.objective.loss(theta, rows));
      return tf.sum(loss);
    })(this.theta);
    const kept = loss as tf.Tensor | null;
    if (!kept) throw new Error('the objective was not evaluated');
    // Out of keep and into the surrounding tidy.
    const { lossUnit } = this.problem;
    const result = {
      loss: tf.clone(kept),
      gradient: lossUnit === 1 ? gradient : tf.div(gradient, tf.scalar(lossUnit)),
    };
    kept.dispose();
    return result;
  }

  private minibatch(): tf.Tensor1D | null {
    const { batchSize, problem } = this;
    if (batchSize === null || !problem.train) return null;
    const rows = new Uint32Array(batchSize);
    const all = new Int32Array(this.shape[0] * batchSize);
    for (let replica = 0; replica < this.shape[0]; replica++) {
      minibatchRows(problem, replica, this.step, rows);
      all.set(rows, replica * batchSize);
    }
    return tf.tensor1d(all, 'int32');
  }

  private async read(tensor: tf.Tensor): Promise<Float32Array> {
    const values = await this.backend.guard(tensor.data());
    tensor.dispose();
    return values as Float32Array;
  }

  async checkpoint(): Promise<Checkpoint> {
    const { step } = this;
    const copies = [this.theta, ...this.moments].map((variable) => tf.clone(variable));
    const [theta, ...moments] = await Promise.all(copies.map((copy) => this.read(copy)));
    return { step, theta: Float64Array.from(theta), moments: moments.map((moment) => Float64Array.from(moment)) };
  }

  async restore({ step, theta, moments }: Checkpoint): Promise<void> {
    this.step = step;
    tf.tidy(() => {
      this.theta.assign(tf.tensor(Float32Array.from(theta), this.shape));
      this.moments.forEach((variable, index) => {
        variable.assign(tf.tensor(Float32Array.from(moments[index]), this.shape));
      });
    });
  }

  dispose(): void {
    tf.dispose([this.theta, ...this.moments]);
    this.objective.dispose();
    this.optimizer.dispose();
  }
}
