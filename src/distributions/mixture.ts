import { CompensatedSum } from '../information/compensated-sum.ts';
import { logSumExp } from '../information/logarithm.ts';
import type { Estimate } from '../information/quadrature.ts';
import type { Stream } from '../information/random.ts';
import { InputError } from '../input-error.ts';
import type { Density } from './distribution.ts';
import { expectation } from './expectation.ts';
import {
  addComponentGradient,
  componentBreakpoints,
  componentLogProb,
  type GaussianComponent,
  gaussianComponent,
  sampleComponent,
} from './gaussian-component.ts';

/**
 * A mixture of Gaussians on R^1 or R^2, full covariances.
 *
 * InputError where weights are not positive or do not sum to 1 within 1e-6 (inside that they are divided by their sum),
 * where a covariance is not positive definite (scale 0), or where components differ in dimension.
 */
export class GaussianMixture implements Density {
  readonly dimension: number;
  readonly components: readonly GaussianComponent[];
  /** ln of each weighted component at the current point [component]. */
  readonly #terms: Float64Array;

  constructor(
    components: readonly {
      weight: number;
      mean: readonly number[];
      covariance: readonly (readonly number[])[];
    }[],
  ) {
    if (components.length === 0) {
      throw new InputError({ what: 'A mixture has no components', expected: 'at least one' });
    }
    const total = components.reduce((sum, { weight }) => sum + weight, 0);
    if (!(Math.abs(total - 1) <= 1e-6)) {
      throw new InputError({
        what: 'A mixture’s weights do not sum to 1',
        got: total,
        expected: '1 within 1e-6',
        remedy: 'Divide each weight by their sum.',
      });
    }
    this.components = components.map((c) => gaussianComponent(c.weight / total, c.mean, c.covariance));
    this.dimension = this.components[0].mean.length;
    const other = this.components.find((c) => c.mean.length !== this.dimension);
    if (other) {
      throw new InputError({
        what: 'A mixture’s components differ in dimension',
        got: `${this.dimension} and ${other.mean.length}`,
        expected: 'one dimension, 1 or 2',
      });
    }
    this.#terms = new Float64Array(components.length);
  }

  /** ln p(y), nats. −∞ at ±∞, NaN at NaN. Allocates nothing. */
  logProb(y: ArrayLike<number>): number {
    return this.#logProb(y[0], y[1]);
  }

  /** p(component | y), written to out [component]; ln p(y) is returned. NaN where p(y) is 0 or NaN. */
  responsibilities(y: ArrayLike<number>, out: Float64Array | number[]): number {
    const logProb = this.#logProb(y[0], y[1]);
    for (let k = 0; k < this.components.length; k++) out[k] = Math.exp(this.#terms[k] - logProb);
    return logProb;
  }

  /** ∂ln p/∂y, written to out [dimension]; ln p(y) is returned. NaN where p(y) is 0 or NaN. */
  logProbGradient(y: ArrayLike<number>, out: Float64Array | number[]): number {
    return this.#logProbGradient(y[0], y[1], out, 0);
  }

  /**
   * ln p and, where `gradOut` is given, ∂ln p/∂y at n points. y and gradOut [n × dimension], out [n].
   * Allocates nothing.
   */
  logProbBatch(y: Float64Array, n: number, out: Float64Array, gradOut: Float64Array | null): void {
    const d = this.dimension;
    for (let i = 0; i < n; i++) {
      const y0 = y[i * d];
      const y1 = y[i * d + d - 1]; // the same in one dimension, where it is ignored
      out[i] = gradOut ? this.#logProbGradient(y0, y1, gradOut, i * d) : this.#logProb(y0, y1);
    }
  }

  #logProb(y0: number, y1: number): number {
    const { components } = this;
    for (let k = 0; k < components.length; k++) this.#terms[k] = componentLogProb(components[k], y0, y1);
    return components.length === 1 ? this.#terms[0] : logSumExp(this.#terms);
  }

  #logProbGradient(y0: number, y1: number, out: Float64Array | number[], offset: number): number {
    const { components } = this;
    const logProb = this.#logProb(y0, y1);
    for (let i = 0; i < this.dimension; i++) out[offset + i] = 0;
    for (let k = 0; k < components.length; k++) {
      const responsibility = Math.exp(this.#terms[k] - logProb);
      // A component without a share may be so far that its own gradient overflows: 0·∞ is not wanted.
      if (responsibility !== 0) addComponentGradient(components[k], y0, y1, responsibility, out, offset);
    }
    return logProb;
  }

  sample(stream: Stream): number[] {
    const u = stream.uniform();
    let k = 0;
    let cumulative = this.components[0].weight;
    while (u > cumulative && k + 1 < this.components.length) cumulative += this.components[++k].weight;
    return sampleComponent(this.components[k], stream, new Array(this.dimension));
  }

  /** Differential entropy, nats: closed form for one component, quadrature for more. */
  entropy(): Estimate {
    if (this.components.length === 1) {
      return { value: this.dimension / 2 - this.components[0].logHeight, error: 0 };
    }
    return expectation(this, (y) => -this.logProb(y));
  }

  mean(): number[] {
    return Array.from({ length: this.dimension }, (_, i) => this.#average((c) => c.mean[i]));
  }

  /** Within plus between: Σ weight·(covariance + (mean − m)(mean − m)ᵀ). */
  covariance(): number[][] {
    const m = this.mean();
    return m.map((mi, i) =>
      m.map((mj, j) => this.#average((c) => c.covariance[i][j] + (c.mean[i] - mi) * (c.mean[j] - mj))),
    );
  }

  breakpoints(): number[][] {
    return componentBreakpoints(this.components);
  }

  #average(of: (component: GaussianComponent) => number): number {
    const sum = new CompensatedSum();
    for (const component of this.components) sum.add(component.weight * of(component));
    return sum.value;
  }
}
