import * as tf from '@tensorflow/tfjs';

const LARGEST = 3.4028234663852886e38;

/**
 * ln Σ eˣ over the last axis: [..., n] → [...], in nats.
 *
 * All terms −∞: −∞, with gradient 0 (`tf.logSumExp` is NaN in both). A term +∞: +∞, and the gradient's weight is 1 on each
 * such term. A NaN anywhere: NaN, as `tf.max` looks at the bits. Otherwise the gradient is the softmax of x, and may be
 * differentiated again.
 */
export function logSumExp(x: tf.Tensor): tf.Tensor {
  return differentiable(x);
}

const differentiable = tf.customGrad((...inputs) => {
  const [x, save] = inputs as [tf.Tensor, (saved: tf.Tensor[]) => void];
  const largest = tf.max(x, -1, true);
  const sum = tf.sum(tf.exp(tf.sub(x, largest)), -1, true);
  const value = tf.squeeze(tf.where(tf.isFinite(largest), tf.add(largest, tf.log(sum)), largest), [-1]);
  save([x, value]);
  return { value, gradFunc: (dy, saved) => tf.mul(tf.expandDims(dy, -1), weights(saved[0], saved[1])) };
});

/** The softmax of x, given ln Σ eˣ. */
function weights(x: tf.Tensor, value: tf.Tensor): tf.Tensor {
  if (tf.engine().state.gradientDepth > 0) {
    // An outer gradient is being taken: `value` was saved and is off its tape.
    return tf.exp(tf.sub(x, tf.expandDims(logSumExp(x), -1)));
  }
  const finite = tf.clipByValue(tf.expandDims(value, -1), -LARGEST, LARGEST);
  return tf.exp(tf.minimum(tf.sub(x, finite), tf.scalar(0)));
}
