import * as tf from '@tensorflow/tfjs';
import type { DensityGraph } from '../model.ts';

/** Softmax table as tfjs operations on θ = logits [replica, outcome]. Points are outcomes' indices. */
export class CategoricalGraph implements DensityGraph {
  private readonly outcomes: number;
  /** [1, outcome, 1] */
  private readonly all: tf.Tensor;

  constructor(outcomes: number) {
    this.outcomes = outcomes;
    this.all = tf.tensor(
      Array.from({ length: outcomes }, (_, index) => index),
      [1, outcomes, 1],
      'float32',
    );
  }

  place(y: Float64Array): tf.Tensor {
    return tf.tensor(Float32Array.from(y), [1, y.length, 1], 'float32');
  }

  logProb(theta: tf.Tensor, y: tf.Tensor): tf.Tensor {
    const logProbability = tf.logSoftmax(theta as tf.Tensor2D);
    const [replicas, points] = [theta.shape[0], y.shape[1] as number];
    // A one-hot product and not a gather: its gradient is a product again, the same on every backend.
    const oneHot = tf.cast(tf.oneHot(tf.cast(tf.reshape(y, [-1]), 'int32'), this.outcomes), 'float32');
    if (y.shape[0] === 1) return tf.matMul(logProbability, oneHot as tf.Tensor2D, false, true);
    const hot = tf.reshape(oneHot, [replicas, points, this.outcomes]);
    return tf.sum(tf.mul(hot, tf.reshape(logProbability, [replicas, 1, this.outcomes])), 2);
  }

  nodes(theta: tf.Tensor): { points: tf.Tensor; y: tf.Tensor; weight: tf.Tensor } {
    return { points: this.all, y: this.all, weight: tf.exp(tf.logSoftmax(theta as tf.Tensor2D)) };
  }

  dispose(): void {
    this.all.dispose();
  }
}
