import * as tf from '@tensorflow/tfjs';
import type { OptimizerSpec } from '../../recording/spec.ts';

/**
 * The same optimizers as `fused/optimizer.ts`, as tfjs operations on θ [replica, parameter], with a learning rate a
 * replica. tfjs's own optimizers take one learning rate for all.
 */
export class GraphOptimizer {
  private readonly optimizer: OptimizerSpec;
  private readonly constants: Record<string, tf.Tensor> = {};

  constructor(optimizer: OptimizerSpec) {
    this.optimizer = optimizer;
    for (const [name, value] of Object.entries(optimizer)) {
      if (typeof value !== 'number' || name === 'learningRate') continue;
      this.constants[name] = tf.scalar(value);
      this.constants[`rest of ${name}`] = tf.scalar(1 - value);
    }
  }

  /** New θ and moments; `rate` [replica, 1]; `step` counts from 1. Call inside tf.tidy. */
  update(
    theta: tf.Tensor,
    gradient: tf.Tensor,
    moments: readonly tf.Tensor[],
    rate: tf.Tensor,
    step: number,
  ): tf.Tensor[] {
    const { optimizer, constants } = this;
    const average = (moment: tf.Tensor, value: tf.Tensor, decay: string) =>
      tf.add(tf.mul(constants[decay], moment), tf.mul(constants[`rest of ${decay}`], value));
    switch (optimizer.kind) {
      case 'sgd':
        return [tf.sub(theta, tf.mul(rate, gradient))];
      case 'momentum': {
        const velocity = tf.add(tf.mul(constants.momentum, moments[0]), gradient);
        return [tf.sub(theta, tf.mul(rate, velocity)), velocity];
      }
      case 'rmsprop': {
        const square = average(moments[0], tf.square(gradient), 'decay');
        const scaled = tf.div(gradient, tf.add(tf.sqrt(square), constants.epsilon));
        return [tf.sub(theta, tf.mul(rate, scaled)), square];
      }
      case 'adam': {
        const first = average(moments[0], gradient, 'beta1');
        const second = average(moments[1], tf.square(gradient), 'beta2');
        const correction1 = tf.scalar(1 / (1 - optimizer.beta1 ** step));
        const correction2 = tf.scalar(1 / (1 - optimizer.beta2 ** step));
        const scaled = tf.div(
          tf.mul(first, correction1),
          tf.add(tf.sqrt(tf.mul(second, correction2)), constants.epsilon),
        );
        return [tf.sub(theta, tf.mul(rate, scaled)), first, second];
      }
    }
  }

  dispose(): void {
    tf.dispose(Object.values(this.constants));
  }
}
