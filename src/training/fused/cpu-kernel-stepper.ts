import * as tf from '@tensorflow/tfjs';
import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import { initialTheta } from '../initial-theta.ts';
import type { Problem } from '../problem.ts';
import type { Checkpoint, Conduct, Observation, Stepper } from '../stepper.ts';
import { type CpuTrainStepsAttributes, float64Tensor, float64Values, registerCpuTrainSteps } from './cpu-kernel.ts';
import { CpuLoop } from './cpu-loop.ts';
import { readRecords, TRAIN_STEPS, type TrainStepsCall } from './train-steps.ts';

/**
 * Fused float64 steps as tfjs's kernel `TrainSteps` on its cpu backend, which has to be the current one. θ and moments
 * are tf variables that the kernel changes in place.
 */
export class KernelCpuStepper implements Stepper {
  readonly path = 'fused';
  readonly precision = 'float64';
  /** [replica, parameter] */
  readonly theta: tf.Variable;
  /** [moment, replica, parameter]; one unused number for an optimizer without moments. */
  readonly moments: tf.Variable;
  private readonly loop: CpuLoop;
  private readonly backend: MathBackendCPU;
  private readonly replicas: number;
  private step = 0;

  constructor(problem: Problem) {
    registerCpuTrainSteps();
    this.loop = new CpuLoop(problem);
    this.backend = tf.backend() as MathBackendCPU;
    this.replicas = problem.spec.replicas;
    const shape = [this.replicas, this.loop.size];
    const count = this.loop.momentCount;
    this.theta = variable(initialTheta(problem), shape);
    this.moments = count
      ? variable(new Float64Array(count * this.replicas * this.loop.size), [count, ...shape])
      : variable(new Float64Array(1), [1]);
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

  private run(call: TrainStepsCall, { learningRate, active }: Conduct): Observation[] {
    const { replicas, loop, theta, moments } = this;
    const values = new Float64Array(2 * replicas);
    for (let replica = 0; replica < replicas; replica++) {
      values[2 * replica] = learningRate[replica];
      values[2 * replica + 1] = active[replica];
    }
    const conduct = float64Tensor(values, [replicas, 2]);
    const attributes: CpuTrainStepsAttributes = { ...call, loop };
    const records = tf
      .engine()
      .runKernel(TRAIN_STEPS, { theta, moments, conduct }, attributes as unknown as tf.NamedAttrMap) as tf.Tensor;
    const observations = readRecords(float64Values(this.backend, records), replicas, loop.size, call);
    tf.dispose([conduct, records]);
    return observations;
  }

  async checkpoint(): Promise<Checkpoint> {
    const theta = float64Values(this.backend, this.theta).slice();
    const all = float64Values(this.backend, this.moments);
    const moments = Array.from({ length: this.loop.momentCount }, (_, moment) =>
      all.slice(moment * theta.length, (moment + 1) * theta.length),
    );
    return { step: this.step, theta, moments };
  }

  async restore({ step, theta, moments }: Checkpoint): Promise<void> {
    this.step = step;
    float64Values(this.backend, this.theta).set(theta);
    const all = float64Values(this.backend, this.moments);
    moments.forEach((moment, index) => {
      all.set(moment, index * moment.length);
    });
  }

  dispose(): void {
    tf.dispose([this.theta, this.moments]);
  }
}

function variable(values: Float64Array, shape: number[]): tf.Variable {
  // tidy frees the initial tensor; the variable stays, on the same values.
  return tf.tidy(() => tf.variable(float64Tensor(values, shape)));
}
