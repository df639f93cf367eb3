import type { Environment } from '../recording/recording.ts';

/** What a path saw at one recorded step, for every replica. */
export interface Observation {
  step: number;
  /** θ [replica × parameter]. */
  theta: Float64Array;
  /** Training objective per example [replica], as the path computed it, on the batch where there are minibatches. */
  loss: Float64Array;
  /** Norm of its gradient with respect to θ [replica]. */
  gradientNorm: Float64Array;
}

/** Everything needed to go on as if nothing had happened. */
export interface Checkpoint {
  step: number;
  theta: Float64Array;
  /** The optimizer's moments, each [replica × parameter]. */
  moments: Float64Array[];
}

/** What may change while a run is under way. */
export interface Conduct {
  /** Learning rate of each replica, before the schedule. */
  learningRate: Float64Array;
  /** 0 freezes a replica: its parameters stay, bit for bit. */
  active: Uint8Array;
}

export type TrainingPath = Exclude<Environment['path'], 'study'>;

/** One way of executing optimizer steps: op by op on a tfjs backend, or fused. */
export interface Stepper {
  readonly path: TrainingPath;
  readonly precision: Environment['precision'];
  /** Loss and gradient where the replicas stand, without moving them. */
  observe(): Promise<Observation>;
  /** Takes `steps` optimizer steps; observes after every step that is a multiple of `recordEvery`. */
  advance(steps: number, recordEvery: number, conduct: Conduct): Promise<Observation[]>;
  checkpoint(): Promise<Checkpoint>;
  restore(checkpoint: Checkpoint): Promise<void>;
  dispose(): void;
}
