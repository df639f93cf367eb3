import * as tf from '@tensorflow/tfjs';
import type { Coordinates } from '../coordinates.ts';
import type { ConditionalGraph } from '../model.ts';
import { type NetworkShape, networkLayout, networkShape, type RegressionSpec } from './layout.ts';

/** Regression as tfjs operations on θ [replica, parameter]; x are the standardised features of `features.ts`. */
export class NetworkGraph implements ConditionalGraph {
  private readonly spec: RegressionSpec;
  private readonly shape: NetworkShape;
  private readonly blockSizes: number[];
  /** [1, 1, outputs] */
  private readonly unit: tf.Tensor;
  private readonly logUnit: tf.Tensor;
  private readonly fixedLogScale: tf.Tensor | null;

  constructor(spec: RegressionSpec, y: Coordinates) {
    this.spec = spec;
    this.shape = networkShape(spec);
    this.blockSizes = networkLayout(spec).blocks.map(({ size }) => size);
    const row = (values: Float64Array) => tf.tensor(Array.from(values), [1, 1, spec.outputs], 'float32');
    this.unit = row(y.scale);
    this.logUnit = row(y.scale.map(Math.log));
    const fixed = spec.noise.kind === 'fixed' ? spec.noise.scale : null;
    this.fixedLogScale = fixed === null ? null : row(y.scale.map(() => Math.log(fixed)));
  }

  predict(theta: tf.Tensor, x: tf.Tensor): { mean: tf.Tensor; logScale: tf.Tensor | null } {
    const { widths, activation } = this.shape;
    const { outputs, noise } = this.spec;
    const R = theta.shape[0];
    const blocks = tf.split(theta, this.blockSizes, 1);
    let layer = x;
    for (let i = 0; i + 1 < widths.length; i++) {
      const weights = tf.reshape(blocks[2 * i], [R, widths[i], widths[i + 1]]);
      const bias = tf.reshape(blocks[2 * i + 1], [R, 1, widths[i + 1]]);
      layer = tf.add(tf.matMul(layer, weights), bias);
      if (i + 2 < widths.length) layer = activation === 'tanh' ? tf.tanh(layer) : tf.relu(layer);
    }
    const [out, free] = noise.kind === 'function' ? tf.split(layer, 2, 2) : [layer, null];
    const mean = tf.mul(this.unit, out);
    if (free) return { mean, logScale: tf.add(free, this.logUnit) };
    if (noise.kind !== 'learned') return { mean, logScale: this.fixedLogScale };
    const learned = tf.add(tf.reshape(blocks[blocks.length - 1], [R, 1, outputs]), this.logUnit);
    return { mean, logScale: learned };
  }

  dispose(): void {
    tf.dispose([this.unit, this.logUnit]);
    this.fixedLogScale?.dispose();
  }
}
