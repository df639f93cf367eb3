import * as tf from '@tensorflow/tfjs';
import { logSumExp } from '../log-sum-exp.ts';

/** A mixture's components as tensors [replica or 1, 1, component], in the coordinates of the points. */
export interface ComponentTensors {
  logWeight: tf.Tensor;
  /** One a dimension: mean, log diagonal of the Cholesky factor L, and its exponential's inverse. */
  mean: readonly tf.Tensor[];
  logScale: readonly tf.Tensor[];
  inverseScale: readonly tf.Tensor[];
  /** L's entry below the diagonal, in two dimensions. */
  lower: tf.Tensor | null;
}

/**
 * log q(y) up to the constant −d/2·ln 2π − ln|Jacobian|, [replica, point]. `t`: the points, [replica or 1, point, 1],
 * one tensor a dimension. `half`: the scalar ½ (a JavaScript number in an operation is an upload each time).
 */
export function mixtureLogProb(components: ComponentTensors, t: readonly tf.Tensor[], half: tf.Tensor): tf.Tensor {
  const { logWeight, mean, logScale, inverseScale, lower } = components;
  const z0 = tf.mul(tf.sub(t[0], mean[0]), inverseScale[0]);
  let height = tf.sub(logWeight, logScale[0]);
  let squares = tf.square(z0);
  if (lower) {
    const z1 = tf.mul(tf.sub(tf.sub(t[1], mean[1]), tf.mul(lower, z0)), inverseScale[1]);
    height = tf.sub(height, logScale[1]);
    squares = tf.add(squares, tf.square(z1));
  }
  return logSumExp(tf.sub(height, tf.mul(half, squares)));
}
