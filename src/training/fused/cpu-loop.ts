import type { Draw, Expectation } from '../expectation/expectation.ts';
import { trainingObjective } from '../expectation/training-objective.ts';
import { minibatchRows } from '../minibatch.ts';
import { ownDraw, type Problem } from '../problem.ts';
import { scheduleFactor } from '../schedule.ts';
import type { Conduct } from '../stepper.ts';
import { momentCount, updateParameters } from './optimizer.ts';
import { recordCount, type TrainStepsCall } from './train-steps.ts';

/** What training changes: θ and each of the optimizer's moments, [replica × parameter]. */
export interface TrainingState {
  theta: Float64Array;
  moments: Float64Array[];
}

/**
 * The training loop in float64, without an operation graph: what a small model costs when nothing is dispatched. One
 * replica after the other takes all of a call's steps, so that its parameters stay in the processor's cache.
 *
 * A loop may serve a range of a problem's replicas, `firstReplica` on. Draws are keyed by a replica's own number, so the
 * results are the same bits however the replicas are divided.
 */
export class CpuLoop {
  /** Parameters of one replica. */
  readonly size: number;
  readonly momentCount: number;
  private readonly problem: Problem;
  private readonly firstReplica: number;
  private readonly expectation: Expectation;
  private readonly gradient: Float64Array;
  /** The minibatch of the replica and step that is evaluated; null without minibatches. */
  private readonly batch: Draw | null;

  constructor(problem: Problem, firstReplica = 0) {
    const { spec, train } = problem;
    this.problem = problem;
    this.firstReplica = firstReplica;
    this.expectation = trainingObjective(problem);
    this.size = this.expectation.size;
    this.momentCount = momentCount(spec.optimizer);
    this.gradient = new Float64Array(this.size);
    const batched = spec.batch !== 'full' && spec.objective.over === 'train' && train;
    this.batch = batched ? { rows: new Uint32Array(Math.min(spec.batch as number, batched.n)), weight: null } : null;
  }

  /** Changes the state in place; returns records [record × replica × (parameter + 2)] as `TRAIN_STEPS` says. */
  run(state: TrainingState, call: TrainStepsCall, { learningRate, active }: Conduct): Float64Array {
    const replicas = active.length;
    const stride = replicas * (this.size + 2);
    const records = new Float64Array(Math.max(1, recordCount(call)) * stride);
    for (let replica = 0; replica < replicas; replica++) {
      const row = (array: Float64Array) => array.subarray(replica * this.size, (replica + 1) * this.size);
      const theta = row(state.theta);
      const record = { values: records, at: replica * (this.size + 2), stride };
      const rate = active[replica] ? learningRate[replica] : null;
      if (call.observeOnly) this.observe(replica, call.first, theta, record);
      else if (rate === null) this.hold(replica, call, theta, record);
      else this.train(replica, call, rate, theta, state.moments.map(row), record);
    }
    return records;
  }

  /** The evaluation that a step begins with also serves the record of the step before. */
  private train(
    replica: number,
    { first, last, recordEvery }: TrainStepsCall,
    learningRate: number,
    theta: Float64Array,
    moments: readonly Float64Array[],
    record: RecordCursor,
  ): void {
    const { spec } = this.problem;
    for (let step = first; step < last; step++) {
      const loss = this.evaluate(replica, step, theta);
      if (step > first && step % recordEvery === 0) this.write(record, theta, loss);
      const rate = learningRate * scheduleFactor(spec, step);
      updateParameters(spec.optimizer, rate, step + 1, theta, this.gradient, moments);
    }
    if (last > first && last % recordEvery === 0) this.observe(replica, last, theta, record);
  }

  /** A frozen replica stays where it is; its loss varies with the minibatch alone. */
  private hold(replica: number, call: TrainStepsCall, theta: Float64Array, record: RecordCursor): void {
    const { first, last, recordEvery } = call;
    let loss = Number.NaN;
    for (let step = (Math.floor(first / recordEvery) + 1) * recordEvery; step <= last; step += recordEvery) {
      if (this.batch || Number.isNaN(loss)) loss = this.evaluate(replica, step, theta);
      this.write(record, theta, loss);
    }
  }

  private observe(replica: number, step: number, theta: Float64Array, record: RecordCursor): void {
    this.write(record, theta, this.evaluate(replica, step, theta));
  }

  /** Loss at θ; the gradient is left in `this.gradient`. */
  private evaluate(replica: number, step: number, theta: Float64Array): number {
    const { batch, problem } = this;
    const own = this.firstReplica + replica;
    if (batch) minibatchRows(problem, own, step, batch.rows);
    const loss = this.expectation.evaluate(
      theta,
      this.gradient,
      batch ?? ownDraw(problem, problem.spec.objective, own),
    );
    const { lossUnit } = problem;
    if (lossUnit !== 1) for (let i = 0; i < this.size; i++) this.gradient[i] /= lossUnit;
    return loss;
  }

  private write(record: RecordCursor, theta: Float64Array, loss: number): void {
    record.values.set(theta, record.at);
    record.values[record.at + this.size] = loss;
    record.values[record.at + this.size + 1] = euclideanNorm(this.gradient);
    record.at += record.stride;
  }
}

/** Where one replica's next record goes. */
interface RecordCursor {
  values: Float64Array;
  at: number;
  stride: number;
}

/** √Σv², by way of the largest entry where the squares would over- or underflow. */
function euclideanNorm(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] * values[i];
  if (sum > 1e-280 && sum < 1e280) return Math.sqrt(sum);
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]));
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  let scaled = 0;
  for (let i = 0; i < values.length; i++) scaled += (values[i] / largest) ** 2;
  return largest * Math.sqrt(scaled);
}
