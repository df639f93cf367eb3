import type { MixtureComponents, MixtureOptions } from './components.ts';
import { densityOnLine, momentsOnLine } from './line.ts';
import { densityInPlane, momentsInPlane } from './plane.ts';

/**
 * Between these, the sum of a point's densities is taken as it is: a term that underflows is below 1e−200 of the sum.
 * Elsewhere the terms are divided by the largest of them first.
 */
const LEAST_PLAIN_SUM = 1e-100;
const MOST_PLAIN_SUM = 1e100;

/**
 * log q at points, each component's share in each, and the gradients that follow. Loops run over the points of one
 * component at a time, with its parameters in registers: arrays are [component × point].
 */
export class MixturePosterior {
  private readonly components: MixtureComponents;
  private readonly options: MixtureOptions;
  /** Points in standardised coordinates. */
  private t0 = new Float64Array(0);
  private t1 = new Float64Array(0);
  /** Whitened coordinates z = L⁻¹(t − μ). */
  private z0 = new Float64Array(0);
  private z1 = new Float64Array(0);
  /** A component's density at a point up to a factor a point; times `inverseSum` [point] it is the component's share. */
  private density = new Float64Array(0);
  private inverseSum = new Float64Array(0);
  private sum = new Float64Array(0);
  private pull = new Float64Array(0);
  private readonly moments = new Float64Array(6);

  constructor(components: MixtureComponents, options: MixtureOptions) {
    this.components = components;
    this.options = options;
  }

  /** Writes log q(y_i) for i < n, y [point × dimension] in the data's units. */
  logProb(y: Float64Array, n: number, out: Float64Array): void {
    this.reserve(n);
    this.standardise(y, n);
    const { t0, t1, z0, z1, density, sum, inverseSum, components } = this;
    sum.fill(0, 0, n);
    for (let k = 0; k < this.options.components; k++) {
      if (this.options.dimension === 1) densityOnLine(n, k * n, t0, components.onLine(k), z0, density, sum);
      else densityInPlane(n, k * n, t0, t1, components.inPlane(k), z0, z1, density, sum);
    }
    for (let i = 0; i < n; i++) {
      const total = sum[i];
      if (total > LEAST_PLAIN_SUM && total < MOST_PLAIN_SUM) {
        out[i] = Math.log(total);
        inverseSum[i] = 1 / total;
      } else out[i] = this.shiftedLogSum(i, n);
    }
  }

  /** max + ln Σ e^{l_k − max} for one point; its densities become multiples of the largest. */
  private shiftedLogSum(i: number, n: number): number {
    const { density, z0, z1, components } = this;
    const { components: K, dimension } = this.options;
    let largest = -Infinity;
    for (let at = i, k = 0; k < K; k++, at += n) {
      const square = z0[at] * z0[at] + (dimension === 2 ? z1[at] * z1[at] : 0);
      density[at] = components.logHeight[k] - 0.5 * square;
      largest = Math.max(largest, density[at]); // NaN stays NaN
    }
    // Every component underflows: log q = −∞, and no component answers for the point.
    const none = largest === -Infinity;
    let sum = 0;
    for (let at = i, k = 0; k < K; k++, at += n) {
      density[at] = none ? 0 : Math.exp(density[at] - largest);
      sum += density[at];
    }
    this.inverseSum[i] = none ? 0 : 1 / sum;
    return none ? largest : largest + Math.log(sum);
  }

  /** After logProb at the same n: adds Σ_i adjoint_i ∂log q_i/∂θ, and adjoint_i ∂log q_i/∂y_i where gradY is given. */
  backward(n: number, adjoint: Float64Array, gradTheta: Float64Array, gradY: Float64Array | null): void {
    const { components: K, dimension } = this.options;
    const { pull, inverseSum } = this;
    let total = 0;
    for (let i = 0; i < n; i++) {
      pull[i] = adjoint[i] * inverseSum[i];
      total += adjoint[i];
    }
    for (let k = 0; k < K; k++) {
      if (dimension === 1) this.backwardOnLine(k, n, gradTheta, gradY);
      else this.backwardInPlane(k, n, gradTheta, gradY);
      gradTheta[k] -= total * this.components.weight[k];
    }
  }

  private backwardOnLine(k: number, n: number, gradTheta: Float64Array, gradY: Float64Array | null): void {
    const { density, pull, z0, moments } = this;
    const { inverseScale, floorSlope } = this.components;
    const { components: K, coordinates } = this.options;
    const slope = inverseScale[k] / coordinates.scale[0];
    momentsOnLine(n, k * n, pull, density, z0, gradY, slope, moments);
    gradTheta[k] += moments[0];
    gradTheta[K + k] += moments[1] * inverseScale[k];
    gradTheta[2 * K + k] += moments[2] * floorSlope[k];
  }

  private backwardInPlane(k: number, n: number, gradTheta: Float64Array, gradY: Float64Array | null): void {
    const { density, pull, z0, z1, moments } = this;
    const { inverseScale, floorSlope, lower } = this.components;
    const { components: K, coordinates, diagonal } = this.options;
    const [p, q] = [2 * k, 2 * k + 1];
    const shear = lower[k] * inverseScale[q];
    const slope0 = inverseScale[p] / coordinates.scale[0];
    const slope1 = inverseScale[q] / coordinates.scale[1];
    momentsInPlane(n, k * n, pull, density, z0, z1, shear, gradY, slope0, slope1, moments);
    gradTheta[k] += moments[0];
    gradTheta[K + p] += moments[1] * inverseScale[p];
    gradTheta[K + q] += moments[2] * inverseScale[q];
    gradTheta[3 * K + p] += moments[3] * floorSlope[p];
    gradTheta[3 * K + q] += moments[4] * floorSlope[q];
    if (!diagonal) gradTheta[5 * K + k] += moments[5] * inverseScale[q];
  }

  private standardise(y: Float64Array, n: number): void {
    const { dimension: d, coordinates } = this.options;
    standardiseColumn(y, n, d, 0, coordinates.centre[0], coordinates.scale[0], this.t0);
    if (d === 2) standardiseColumn(y, n, d, 1, coordinates.centre[1], coordinates.scale[1], this.t1);
  }

  private reserve(n: number): void {
    if (this.sum.length >= n) return;
    const { components: K, dimension } = this.options;
    const vector = (size: number) => new Float64Array(size);
    [this.t0, this.sum, this.inverseSum, this.pull] = [vector(n), vector(n), vector(n), vector(n)];
    [this.density, this.z0] = [vector(K * n), vector(K * n)];
    if (dimension === 2) [this.t1, this.z1] = [vector(n), vector(K * n)];
  }
}

function standardiseColumn(
  y: Float64Array,
  n: number,
  dimension: number,
  column: number,
  centre: number,
  scale: number,
  out: Float64Array,
): void {
  for (let i = 0, at = column; i < n; i++, at += dimension) out[i] = (y[at] - centre) / scale;
}
