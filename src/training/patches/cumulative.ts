import * as tf from '@tensorflow/tfjs';
import { asTensor, replaceKernel } from './replace-kernel.ts';

/**
 * The gradient of cumsum along an axis that is not the last comes out transposed: an error where the shape shows it, and
 * wrong numbers where it does not (a square matrix). `cumsum` takes any axis itself. Can go when tfjs drops the transpose.
 */
export const cumsumGradient: tf.GradConfig = {
  kernelName: tf.Cumsum,
  inputsToSave: ['x'],
  gradFunc: (dy, _, { axis, exclusive, reverse }) => ({
    x: () => tf.cumsum(dy as tf.Tensor, axis as number, exclusive as boolean, !reverse),
  }),
};

/**
 * The webgpu shader of a reversed cumsum or cumprod has the axis's length baked in, and a cache key without it: the
 * second length used in a session gets the first one's (cumsum of five ones: 3 2 1 1 1). Here the reversal is done
 * outside of it. Can go when the length is in the key or in a uniform.
 */
export function replaceReversedCumulativeKernels(): void {
  for (const kernelName of [tf.Cumsum, tf.Cumprod]) {
    replaceKernel(kernelName, (original) => ({ inputs, attrs, backend }) => {
      if (!attrs?.reverse) return original({ inputs, attrs, backend });
      return tf.tidy(() => {
        const flipped = tf.reverse(inputs.x as tf.Tensor, attrs.axis as number);
        const result = asTensor(original({ inputs: { x: flipped }, attrs: { ...attrs, reverse: false }, backend }));
        return tf.reverse(result, attrs.axis as number);
      });
    });
  }
}
