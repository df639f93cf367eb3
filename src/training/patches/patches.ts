/**
 * The faults of tfjs 4.22.0 that training would run into, mended in its own registries of gradients and kernels. One
 * file a fault: what is wrong, as measured (Node 20, Dawn on SwiftShader, and cpu), and when the patch can go. The tests
 * show each fault in the original and its absence here.
 *
 * Known and left alone, because nothing here uses them (use them and they come back):
 * - `tf.multinomial` on webgpu draws outcome 0 for the first sample whatever the seed; our draws are counter-based.
 * - `tf.unsortedSegmentSum` of int32 on webgpu adds the bits of floats (its float32 form, which the gradient of `gather`
 *   needs, is right).
 * - `tf.logSumExp` is NaN where all its terms are −∞: see models/log-sum-exp.ts for ours.
 * - the gradient of `tf.norm` at 0 is NaN; second-order gradients of elu and logSoftmax are wrong (tfjs#3252).
 * - tensors of rank 5 and more, int32 above 2²⁴, and matMul of more than 65,535 batches on webgpu.
 *
 * Not reproduced: addN of 8 to 11 inputs (our device has the adapter's limits; 12 and more failed, and are patched).
 */
import * as tf from '@tensorflow/tfjs';
import { absGradient } from './abs.ts';
import { replaceAddNKernel } from './add-n.ts';
import { cumsumGradient, replaceReversedCumulativeKernels } from './cumulative.ts';
import { secondOrderGradients } from './second-order.ts';
import { replaceShortReductionKernels } from './short-reductions.ts';
import { replaceSoftmaxKernel } from './softmax.ts';
import { tieGradients } from './ties.ts';
import { replaceUnaryKernels } from './unary.ts';

/** Mends the gradients, which all backends share. Does the same again when called again. */
export function patchGradients(): void {
  for (const gradient of [absGradient, cumsumGradient, ...tieGradients, ...secondOrderGradients]) {
    tf.registerGradient(gradient);
  }
}

/** Mends the kernels of the webgpu backend, whose package must have been imported. Idempotent. */
export function patchWebgpuKernels(): void {
  replaceReversedCumulativeKernels();
  replaceAddNKernel();
  replaceShortReductionKernels();
  replaceSoftmaxKernel();
  replaceUnaryKernels();
}
