import * as tf from '@tensorflow/tfjs';
import type { DensityGraph } from '../model.ts';
import type { MixtureOptions } from './components.ts';
import { mixtureLayout } from './layout.ts';
import { type ComponentTensors, mixtureLogProb } from './log-prob-graph.ts';

/** Gaussian mixture as tfjs operations on θ [replica, parameter]. See `DensityGraph` and `MixtureFloat64`. */
export class MixtureGraph implements DensityGraph {
  private readonly options: MixtureOptions;
  private readonly blockSizes: number[];
  private readonly half: tf.Tensor;
  private readonly two: tf.Tensor;
  private readonly constant: tf.Tensor;
  /** [1, 1, dimension] */
  private readonly centre: tf.Tensor;
  private readonly unit: tf.Tensor;
  /** ln of the scale floor in standardised coordinates, one a dimension; empty without a floor. */
  private readonly logFloor: tf.Tensor[];
  /** Standard nodes [1, 1, node], one a dimension, and their weights. */
  private readonly z: tf.Tensor[];
  private readonly nodeWeight: tf.Tensor;

  constructor(options: MixtureOptions) {
    const { components, dimension: d, coordinates, scaleFloor, axisNodes, diagonal } = options;
    this.options = options;
    this.blockSizes = mixtureLayout(components, d, diagonal).blocks.map(({ size }) => size);
    const logJacobian = coordinates.scale.reduce((sum, scale) => sum + Math.log(scale), 0);
    this.half = tf.scalar(0.5);
    this.two = tf.scalar(2);
    this.constant = tf.scalar(-0.5 * d * Math.log(2 * Math.PI) - logJacobian);
    this.centre = tf.tensor(Array.from(coordinates.centre), [1, 1, d], 'float32');
    this.unit = tf.tensor(Array.from(coordinates.scale), [1, 1, d], 'float32');
    this.logFloor =
      scaleFloor > 0 ? Array.from(coordinates.scale, (scale) => tf.scalar(Math.log(scaleFloor / scale))) : [];
    const m = axisNodes.z.length;
    const axis = Array.from({ length: m ** d }, (_, index) => (d === 1 ? [index] : [Math.floor(index / m), index % m]));
    this.z = Array.from({ length: d }, (_, j) =>
      tf.tensor(
        axis.map((at) => axisNodes.z[at[j]]),
        [1, 1, m ** d],
        'float32',
      ),
    );
    this.nodeWeight = tf.tensor(
      axis.map((at) => at.reduce((w, i) => w * axisNodes.weight[i], 1)),
      [1, 1, m ** d],
      'float32',
    );
  }

  private read(theta: tf.Tensor): ComponentTensors {
    const { components: K, dimension: d, diagonal } = this.options;
    const R = theta.shape[0];
    const [logits, mean, logScale, lower] = tf.split(theta, this.blockSizes, 1);
    const row = (x: tf.Tensor) => tf.reshape(x, [R, 1, K]);
    const axes = (x: tf.Tensor) => (d === 1 ? [row(x)] : tf.split(tf.reshape(x, [R, K, 2]), 2, 2).map(row));
    const floored = axes(logScale).map((raw, j) => (this.logFloor.length ? this.floored(raw, this.logFloor[j]) : raw));
    return {
      logWeight: row(tf.logSoftmax(logits as tf.Tensor2D)),
      mean: axes(mean),
      logScale: floored,
      inverseScale: floored.map((l) => tf.exp(tf.neg(l))),
      lower: d === 1 ? null : diagonal ? tf.zeros([R, 1, K]) : row(lower),
    };
  }

  /** ½ ln(floor² + e^{2l}) = floor + relu(g) + ½ ln(1 + e^{−2|g|}), g = l − floor: no square over- or underflows. */
  private floored(raw: tf.Tensor, logFloor: tf.Tensor): tf.Tensor {
    const gap = tf.sub(raw, logFloor);
    const tail = tf.mul(this.half, tf.log1p(tf.exp(tf.neg(tf.mul(this.two, tf.abs(gap))))));
    return tf.add(logFloor, tf.add(tf.relu(gap), tail));
  }

  place(y: Float64Array): tf.Tensor {
    const { dimension: d, coordinates } = this.options;
    const t = y.map((value, i) => (value - coordinates.centre[i % d]) / coordinates.scale[i % d]);
    return tf.tensor(Float32Array.from(t), [1, y.length / d, d], 'float32');
  }

  logProb(theta: tf.Tensor, points: tf.Tensor): tf.Tensor {
    const axes = this.options.dimension === 1 ? [points] : tf.split(points, 2, 2);
    return tf.add(mixtureLogProb(this.read(theta), axes, this.half), this.constant);
  }

  nodes(theta: tf.Tensor): { points: tf.Tensor; y: tf.Tensor; weight: tf.Tensor } {
    const { components: K, dimension: d } = this.options;
    const { logWeight, mean, logScale, lower } = this.read(theta);
    const R = theta.shape[0];
    const count = this.nodeWeight.shape[2] as number;
    const column = (x: tf.Tensor) => tf.reshape(x, [R, K, 1]);
    const spread = (j: number) => tf.mul(tf.exp(column(logScale[j])), this.z[j]);
    const first = tf.add(column(mean[0]), spread(0));
    const flat = (x: tf.Tensor) => tf.reshape(x, [R, K * count, 1]);
    let t = flat(first);
    if (d === 2 && lower) {
      const second = tf.add(tf.add(column(mean[1]), tf.mul(column(lower), this.z[0])), spread(1));
      t = tf.concat([t, flat(second)], 2);
    }
    const weight = tf.reshape(tf.mul(tf.exp(column(logWeight)), this.nodeWeight), [R, K * count]);
    return { points: t, y: tf.add(this.centre, tf.mul(this.unit, t)), weight };
  }

  dispose(): void {
    tf.dispose([
      this.half,
      this.two,
      this.constant,
      this.centre,
      this.unit,
      this.nodeWeight,
      ...this.logFloor,
      ...this.z,
    ]);
  }
}
