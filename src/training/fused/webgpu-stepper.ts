import * as tf from '@tensorflow/tfjs';
import type { Backend } from '../backends/backend.ts';
import { initialTheta } from '../initial-theta.ts';
import type { Problem } from '../problem.ts';
import { scheduleFactor } from '../schedule.ts';
import type { Checkpoint, Conduct, Observation, Stepper } from '../stepper.ts';
import { powerOfTwo } from './power-of-two.ts';
import { readRecords, recordCount, TRAIN_STEPS, type TrainStepsCall } from './train-steps.ts';
import { type TrainingKernel, trainingKernel, type WorkgroupLimits } from './wgsl/kernel.ts';
import { registerTrainSteps, type TrainStepsAttributes } from './wgsl/train-steps-webgpu.ts';

/** A dispatch lasts about this long: a pause is felt at once, and no watchdog is woken. Milliseconds. */
const DISPATCH = 50;
/** Bytes of records that one dispatch may leave to be read back. */
const MOST_RECORD_BYTES = 2 ** 25;
/** An emulated GPU runs a workgroup on one core, four lanes wide: more invocations only cost it barriers. */
const INVOCATIONS = { software: 4, hardware: 64 };

/** What the device of a backend allows one workgroup of the fused kernel. */
export function workgroupLimits({ device, software }: Backend): WorkgroupLimits {
  return {
    memory: device?.limits.maxComputeWorkgroupStorageSize ?? 0,
    invocations: INVOCATIONS[software ? 'software' : 'hardware'],
  };
}

/** Many optimizer steps of every replica in one dispatch of the kernel `TrainSteps`, in float32 on WebGPU. */
export class FusedWebgpuStepper implements Stepper {
  readonly path = 'fused';
  readonly precision = 'float32';
  private readonly problem: Problem;
  private readonly backend: Backend;
  private readonly kernel: TrainingKernel;
  private readonly data: tf.Tensor;
  private readonly own: tf.Tensor;
  private readonly theta: tf.Variable;
  /** [moment, replica, parameter]; one unused number for an optimizer without moments. */
  private readonly moments: tf.Variable;
  private step = 0;
  private stepsPerDispatch = 1;

  constructor(problem: Problem, backend: Backend, kernel: TrainingKernel) {
    registerTrainSteps();
    this.problem = problem;
    this.backend = backend;
    this.kernel = kernel;
    const { replicas } = problem.spec;
    const shape = [replicas, kernel.parameters];
    this.data = tf.tensor1d(kernel.data);
    this.own = tf.tensor1d(kernel.own, 'int32');
    this.theta = tf.tidy(() => tf.variable(tf.tensor(Float32Array.from(initialTheta(problem)), shape)));
    this.moments = tf.tidy(() => tf.variable(kernel.moments ? tf.zeros([kernel.moments, ...shape]) : tf.zeros([1])));
  }

  /** The stepper of a problem on this backend, or why it has none. */
  static create(problem: Problem, backend: Backend): FusedWebgpuStepper | { unfit: string } {
    const kernel = trainingKernel(problem, workgroupLimits(backend));
    if (!('unfit' in kernel) && kernel.own.byteLength > (backend.device?.limits.maxStorageBufferBindingSize ?? 0)) {
      return { unfit: `${kernel.own.byteLength} bytes of rows that replicas see for themselves` };
    }
    return 'unfit' in kernel ? kernel : new FusedWebgpuStepper(problem, backend, kernel);
  }

  async observe(): Promise<Observation> {
    const { replicas } = this.problem.spec;
    const idle = { learningRate: new Float64Array(replicas), active: new Uint8Array(replicas) };
    const [observation] = await this.dispatch(
      { first: this.step, last: this.step, recordEvery: 1, observeOnly: true },
      idle,
    );
    return observation;
  }

  async advance(steps: number, recordEvery: number, conduct: Conduct): Promise<Observation[]> {
    const observations: Observation[] = [];
    const recordBytes = 4 * this.problem.spec.replicas * (this.kernel.parameters + 2);
    const mostRecords = Math.max(1, Math.floor(MOST_RECORD_BYTES / recordBytes));
    for (const end = this.step + steps; this.step < end; ) {
      const count = Math.min(this.stepsPerDispatch, end - this.step, mostRecords * recordEvery);
      const begun = performance.now();
      const last = this.step + count;
      observations.push(...(await this.dispatch({ first: this.step, last, recordEvery, observeOnly: false }, conduct)));
      this.step = last;
      const elapsed = performance.now() - begun;
      if (elapsed < DISPATCH / 2) this.stepsPerDispatch = Math.min(2 ** 20, this.stepsPerDispatch * 2);
      else if (elapsed > DISPATCH * 1.5) this.stepsPerDispatch = Math.max(1, Math.floor((count * DISPATCH) / elapsed));
    }
    return observations;
  }

  private async dispatch(call: TrainStepsCall, conduct: Conduct): Promise<Observation[]> {
    const { replicas } = this.problem.spec;
    const { source, parameters } = this.kernel;
    const attributes: TrainStepsAttributes = { ...call, source, parameters, replicas };
    const given = Float32Array.from({ length: 2 * replicas }, (_, i) =>
      i % 2 === 0 ? conduct.learningRate[i / 2] : conduct.active[(i - 1) / 2],
    );
    const inputs = {
      theta: this.theta,
      moments: this.moments,
      data: this.data,
      own: this.own,
      conduct: tf.tensor(given, [replicas, 2]),
      timetable: this.timetable(call.first, call.last),
    };
    const records = tf.engine().runKernel(TRAIN_STEPS, inputs, attributes as unknown as tf.NamedAttrMap) as tf.Tensor;
    tf.dispose([inputs.conduct, inputs.timetable]);
    if (recordCount(call) === 0) {
      records.dispose();
      await this.backend.guard(this.backend.device?.queue.onSubmittedWorkDone() ?? Promise.resolve());
      return [];
    }
    const values = (await this.backend.guard(records.data())) as Float32Array;
    records.dispose();
    return readRecords(values, replicas, parameters, call);
  }

  /** [step, 4]: the schedule's factor, Adam's bias corrections; in float64 here, where 1 − βᵗ does not cancel. */
  private timetable(first: number, last: number): tf.Tensor {
    const { optimizer } = this.problem.spec;
    const rows = new Float32Array(4 * powerOfTwo(last - first));
    for (let step = first; step < last; step++) {
      const at = 4 * (step - first);
      rows[at] = scheduleFactor(this.problem.spec, step);
      if (optimizer.kind !== 'adam') continue;
      rows[at + 1] = 1 / (1 - optimizer.beta1 ** (step + 1));
      rows[at + 2] = 1 / (1 - optimizer.beta2 ** (step + 1));
    }
    return tf.tensor(rows, [rows.length / 4, 4]);
  }

  async checkpoint(): Promise<Checkpoint> {
    const { step } = this;
    // Copies: tfjs keeps what it has read of a tensor, and the kernel changes these behind its back.
    const copies = tf.tidy(() => [this.theta, this.moments].map((variable) => tf.mul(variable, tf.scalar(1))));
    const [theta, moments] = await this.backend.guard(Promise.all(copies.map((copy) => copy.data())));
    tf.dispose(copies);
    const size = theta.length;
    const each = Array.from({ length: this.kernel.moments }, (_, m) =>
      Float64Array.from(moments.slice(m * size, (m + 1) * size)),
    );
    return { step, theta: Float64Array.from(theta), moments: each };
  }

  async restore({ step, theta, moments }: Checkpoint): Promise<void> {
    this.step = step;
    tf.tidy(() => {
      this.theta.assign(tf.tensor(Float32Array.from(theta), this.theta.shape));
      if (!moments.length) return;
      const all = Float32Array.from(moments.flatMap((moment) => Array.from(moment)));
      this.moments.assign(tf.tensor(all, this.moments.shape));
    });
  }

  dispose(): void {
    tf.dispose([this.theta, this.moments, this.data, this.own]);
  }
}
