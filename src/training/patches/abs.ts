import * as tf from '@tensorflow/tfjs';

/**
 * d|x|/dx at 0 is −1 in tfjs (it multiplies by `step(x, −1)`): an L1 loss pulls on residuals that are exactly 0. Here it
 * is sign(x), so 0 at 0: the subgradient that every lowering of a formula declares. Can go when tfjs uses `sign`.
 */
export const absGradient: tf.GradConfig = {
  kernelName: tf.Abs,
  inputsToSave: ['x'],
  gradFunc: (dy, [x]) => ({ x: () => tf.mul(dy as tf.Tensor, tf.sign(x)) }),
};
