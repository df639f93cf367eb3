import * as tf from '@tensorflow/tfjs';
import { replaceKernel } from './replace-kernel.ts';

/**
 * The webgpu softmax takes a workgroup a row. Beyond 65,535 rows tfjs rounds the dispatch up to a square, the shader has
 * no bound, and its surplus workgroups write over the last entry (measured at 70,000 rows: .5 instead of .731). A NaN
 * leaves the rest of its row 0. Here it is composed of operations that have neither fault: five dispatches instead of
 * one, but on SwiftShader 50 ms for those rows instead of 20 s (see short-reductions.ts). Can go when both are mended.
 */
export function replaceSoftmaxKernel(): void {
  replaceKernel(tf.Softmax, () => ({ inputs, attrs }) => {
    const logits = inputs.logits as tf.Tensor;
    const axis = attrs?.dim as number;
    return tf.tidy(() => {
      const weights = tf.exp(tf.sub(logits, tf.max(logits, axis, true)));
      return tf.div(weights, tf.sum(weights, axis, true));
    });
  });
}
