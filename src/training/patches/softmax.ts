import * as tf from '@tensorflow/tfjs';
import { replaceKernel } from './replace-kernel.ts';

/**
 * The webgpu softmax is wrong from row 65,535 on (its rows are workgroups, of which a dimension has no more: measured at
 * 70,000 rows, the last entry .5 instead of .731), and a NaN leaves the rest of its row 0. Here it is composed of
 * operations that have neither fault: five dispatches instead of one, but on SwiftShader 50 ms for those
 * rows instead of 20 s (see short-reductions.ts). Can go when both are mended.
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
