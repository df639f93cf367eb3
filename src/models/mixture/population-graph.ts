import * as tf from '@tensorflow/tfjs';
import type { GaussianMixture } from '../../distributions/mixture.ts';
import { type ComponentTensors, mixtureLogProb } from './log-prob-graph.ts';

/** A known mixture population's log p(y) as tfjs operations, differentiated through y. */
export class PopulationGraph {
  private readonly components: ComponentTensors;
  private readonly half: tf.Tensor;
  private readonly constant: tf.Tensor;
  private readonly dimension: number;

  constructor(population: GaussianMixture) {
    const { components, dimension: d } = population;
    this.dimension = d;
    const row = (of: (component: (typeof components)[number]) => number) =>
      tf.tensor(components.map(of), [1, 1, components.length], 'float32');
    const first = (c: (typeof components)[number]) => Math.sqrt(c.covariance[0][0]);
    const below = (c: (typeof components)[number]) => c.covariance[1][0] / first(c);
    const second = (c: (typeof components)[number]) => Math.sqrt(c.covariance[1][1] - below(c) ** 2);
    const scales = d === 1 ? [first] : [first, second];
    this.components = {
      logWeight: row((c) => Math.log(c.weight)),
      mean: scales.map((_, j) => row((c) => c.mean[j])),
      logScale: scales.map((scale) => row((c) => Math.log(scale(c)))),
      inverseScale: scales.map((scale) => row((c) => 1 / scale(c))),
      lower: d === 2 ? row(below) : null,
    };
    this.half = tf.scalar(0.5);
    this.constant = tf.scalar(-0.5 * d * Math.log(2 * Math.PI));
  }

  /** y: [replica or 1, point, dimension] → log p, [replica or 1, point], nats. */
  logProb(y: tf.Tensor): tf.Tensor {
    const axes = this.dimension === 1 ? [y] : tf.split(y, 2, 2);
    return tf.add(mixtureLogProb(this.components, axes, this.half), this.constant);
  }

  dispose(): void {
    const { logWeight, mean, logScale, inverseScale, lower } = this.components;
    tf.dispose([logWeight, ...mean, ...logScale, ...inverseScale, this.half, this.constant]);
    lower?.dispose();
  }
}
