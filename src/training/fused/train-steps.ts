import type { Observation } from '../stepper.ts';

/**
 * The kernel that is a whole training loop, registered with tfjs under this name for `webgpu` and for `cpu`:
 * `tf.engine().runKernel(TRAIN_STEPS, inputs, attributes)`.
 *
 * Inputs, the first two changed in place:
 * `theta` [replica, parameter]; `moments` [moment, replica, parameter], one unused number for an optimizer without any;
 * `conduct` [replica, 2]: learning rate before the schedule, and 1 where the replica learns, 0 where it is frozen.
 * A device is given its data as tensors besides; on the CPU they are in the loop that the attributes carry.
 *
 * Attributes: `TrainStepsCall`, and what says which problem it is: the WGSL on a device, the loop on the CPU.
 *
 * Output: records [record, replica, parameter + 2]: θ, loss, gradient norm, after each step that is a multiple of
 * `recordEvery`. [1, replica, parameter + 2] where there is none to make: tfjs has no empty output.
 */
export const TRAIN_STEPS = 'TrainSteps';

/** What one call of the kernel does, on whichever device. */
export interface TrainStepsCall {
  /** Steps first … last − 1 are taken: the first of all is step 0. */
  first: number;
  last: number;
  recordEvery: number;
  /** Look at loss and gradient where the replicas stand; take no step. Makes one record. */
  observeOnly: boolean;
}

/** How many records a call makes. */
export function recordCount({ first, last, recordEvery, observeOnly }: TrainStepsCall): number {
  return observeOnly ? 1 : Math.floor(last / recordEvery) - Math.floor(first / recordEvery);
}

/** Takes the kernel's records apart: one observation each. */
export function readRecords(
  records: Float32Array | Float64Array,
  replicas: number,
  parameters: number,
  call: TrainStepsCall,
): Observation[] {
  const { first, recordEvery, observeOnly } = call;
  const firstRecord = observeOnly ? first : (Math.floor(first / recordEvery) + 1) * recordEvery;
  return Array.from({ length: recordCount(call) }, (_, slot) => {
    const theta = new Float64Array(replicas * parameters);
    const loss = new Float64Array(replicas);
    const gradientNorm = new Float64Array(replicas);
    for (let replica = 0; replica < replicas; replica++) {
      const at = (slot * replicas + replica) * (parameters + 2);
      for (let p = 0; p < parameters; p++) theta[replica * parameters + p] = records[at + p];
      loss[replica] = records[at + parameters];
      gradientNorm[replica] = records[at + parameters + 1];
    }
    return { step: firstRecord + slot * recordEvery, theta, loss, gradientNorm };
  });
}
