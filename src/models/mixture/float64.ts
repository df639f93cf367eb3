import type { NaturalParameters } from '../../recording/recording.ts';
import type { Coordinates } from '../coordinates.ts';
import type { DensityFloat64 } from '../model.ts';
import { mixtureLayout } from './layout.ts';
import { naturalMixture } from './natural.ts';
import { mixtureSummaries, mixtureSummaryNames } from './summaries.ts';

const LOG_TWO_PI = Math.log(2 * Math.PI);

export interface MixtureOptions {
  components: number;
  dimension: 1 | 2;
  /** In the data's units; 0: none. */
  scaleFloor: number;
  coordinates: Coordinates;
  /** Standard nodes z of one axis and weights that include the standard normal density. */
  axisNodes: { z: Float64Array; weight: Float64Array };
}

/** Gaussian mixture in float64, with hand-written adjoints. See `DensityFloat64`. */
export class MixtureFloat64 implements DensityFloat64 {
  readonly layout;
  readonly dimension: 1 | 2;
  readonly nodeCount: number;
  readonly summaryNames;
  private readonly options: MixtureOptions;
  private readonly logJacobian: number;
  // Derived from the last θ seen, in standardised coordinates; [component] or [component × dimension].
  private readonly logWeight: Float64Array;
  private readonly weight: Float64Array;
  private readonly mean: Float64Array;
  private readonly logScale: Float64Array;
  private readonly scale: Float64Array;
  private readonly inverseScale: Float64Array;
  /** d(floored log scale) / d(parameter): 1 without a floor. */
  private readonly floorSlope: Float64Array;
  private readonly lower: Float64Array;
  // From the last logProb: [point × component] and [point × component × dimension].
  private responsibility = new Float64Array(0);
  private whitened = new Float64Array(0);

  constructor(options: MixtureOptions) {
    const { components: K, dimension: d, coordinates } = options;
    this.options = options;
    this.dimension = d;
    this.layout = mixtureLayout(K, d);
    this.nodeCount = K * options.axisNodes.z.length ** d;
    this.summaryNames = mixtureSummaryNames(K, d);
    this.logJacobian = coordinates.scale.reduce((sum, scale) => sum + Math.log(scale), 0);
    const vector = (size: number) => new Float64Array(size);
    [this.logWeight, this.weight, this.lower] = [vector(K), vector(K), vector(K)];
    [this.mean, this.logScale, this.scale] = [vector(K * d), vector(K * d), vector(K * d)];
    [this.inverseScale, this.floorSlope] = [vector(K * d), vector(K * d)];
  }

  /** Reads θ into weights, means and Cholesky factors. */
  private read(theta: Float64Array): void {
    const { components: K, dimension: d, scaleFloor, coordinates } = this.options;
    let largest = -Infinity;
    for (let k = 0; k < K; k++) largest = Math.max(largest, theta[k]);
    let sum = 0;
    for (let k = 0; k < K; k++) sum += Math.exp(theta[k] - largest);
    const logSum = largest + Math.log(sum);
    for (let k = 0; k < K; k++) {
      this.logWeight[k] = theta[k] - logSum;
      this.weight[k] = Math.exp(this.logWeight[k]);
      for (let j = 0; j < d; j++) {
        const i = k * d + j;
        this.mean[i] = theta[K + i];
        const raw = theta[K + K * d + i];
        if (scaleFloor > 0) {
          // ln σ = ½ ln(floor² + e^{2l}), by the larger term so that neither square over- or underflows.
          const floor = Math.log(scaleFloor / coordinates.scale[j]);
          const gap = raw - floor;
          this.logScale[i] = Math.max(raw, floor) + 0.5 * Math.log1p(Math.exp(-2 * Math.abs(gap)));
          this.floorSlope[i] = 1 / (1 + Math.exp(-2 * gap));
        } else {
          this.logScale[i] = raw;
          this.floorSlope[i] = 1;
        }
        this.scale[i] = Math.exp(this.logScale[i]);
        this.inverseScale[i] = Math.exp(-this.logScale[i]);
      }
      if (d === 2) this.lower[k] = theta[K + 2 * K * d + k];
    }
  }

  logProb(theta: Float64Array, y: Float64Array, n: number, out: Float64Array): void {
    const { components: K, dimension: d, coordinates } = this.options;
    this.read(theta);
    if (this.responsibility.length < n * K) {
      this.responsibility = new Float64Array(n * K);
      this.whitened = new Float64Array(n * K * d);
    }
    const { responsibility, whitened, mean, logScale, inverseScale, lower, logWeight } = this;
    const [c0, s0] = [coordinates.centre[0], coordinates.scale[0]];
    const [c1, s1] = d === 2 ? [coordinates.centre[1], coordinates.scale[1]] : [0, 1];
    const constant = -0.5 * d * LOG_TWO_PI;
    for (let i = 0; i < n; i++) {
      const t0 = (y[i * d] - c0) / s0;
      const t1 = d === 2 ? (y[i * d + 1] - c1) / s1 : 0;
      let largest = -Infinity;
      for (let k = 0; k < K; k++) {
        const at = i * K + k;
        const p = k * d;
        const z0 = (t0 - mean[p]) * inverseScale[p];
        whitened[at * d] = z0;
        let log = logWeight[k] + constant - logScale[p] - 0.5 * z0 * z0;
        if (d === 2) {
          const z1 = (t1 - mean[p + 1] - lower[k] * z0) * inverseScale[p + 1];
          whitened[at * 2 + 1] = z1;
          log -= logScale[p + 1] + 0.5 * z1 * z1;
        }
        responsibility[at] = log;
        if (log > largest) largest = log;
        else if (Number.isNaN(log)) largest = NaN;
      }
      if (largest === -Infinity) {
        // Every component underflows: log q = −∞, and no component answers for the point.
        for (let k = 0; k < K; k++) responsibility[i * K + k] = 0;
        out[i] = -Infinity;
        continue;
      }
      let sum = 0;
      for (let k = 0; k < K; k++) {
        const at = i * K + k;
        const e = Math.exp(responsibility[at] - largest);
        responsibility[at] = e;
        sum += e;
      }
      const inverse = 1 / sum;
      for (let k = 0; k < K; k++) responsibility[i * K + k] *= inverse;
      out[i] = largest + Math.log(sum) - this.logJacobian;
    }
  }

  logProbBackward(n: number, adjoint: Float64Array, gradTheta: Float64Array, gradY: Float64Array | null): void {
    const { components: K, dimension: d, coordinates } = this.options;
    const { responsibility, whitened, inverseScale, lower, weight, floorSlope } = this;
    const [logScaleAt, lowerAt] = [K + K * d, K + 2 * K * d];
    let total = 0;
    for (let i = 0; i < n; i++) {
      const adjointHere = adjoint[i];
      if (adjointHere === 0) continue;
      total += adjointHere;
      for (let k = 0; k < K; k++) {
        const at = i * K + k;
        const a = adjointHere * responsibility[at];
        if (a === 0) continue;
        gradTheta[k] += a;
        const p = k * d;
        const z0 = whitened[at * d];
        if (d === 1) {
          const pull = a * z0 * inverseScale[p];
          gradTheta[K + p] += pull;
          gradTheta[logScaleAt + p] += a * (z0 * z0 - 1) * floorSlope[p];
          if (gradY) gradY[i] -= pull / coordinates.scale[0];
        } else {
          const z1 = whitened[at * 2 + 1];
          const pull1 = a * z1 * inverseScale[p + 1];
          const e0 = z0 - lower[k] * z1 * inverseScale[p + 1];
          const pull0 = a * e0 * inverseScale[p];
          gradTheta[K + p] += pull0;
          gradTheta[K + p + 1] += pull1;
          gradTheta[logScaleAt + p] += a * (z0 * e0 - 1) * floorSlope[p];
          gradTheta[logScaleAt + p + 1] += a * (z1 * z1 - 1) * floorSlope[p + 1];
          gradTheta[lowerAt + k] += z0 * pull1;
          if (gradY) {
            gradY[2 * i] -= pull0 / coordinates.scale[0];
            gradY[2 * i + 1] -= pull1 / coordinates.scale[1];
          }
        }
      }
    }
    for (let k = 0; k < K; k++) gradTheta[k] -= total * weight[k];
  }

  nodes(theta: Float64Array, y: Float64Array, weight: Float64Array): void {
    const { components: K, dimension: d, coordinates, axisNodes } = this.options;
    this.read(theta);
    const m = axisNodes.z.length;
    let at = 0;
    for (let k = 0; k < K; k++) {
      for (let a = 0; a < m; a++) {
        const t0 = this.mean[k * d] + this.scale[k * d] * axisNodes.z[a];
        if (d === 1) {
          y[at] = coordinates.centre[0] + coordinates.scale[0] * t0;
          weight[at++] = this.weight[k] * axisNodes.weight[a];
          continue;
        }
        for (let b = 0; b < m; b++) {
          const t1 = this.mean[k * 2 + 1] + this.lower[k] * axisNodes.z[a] + this.scale[k * 2 + 1] * axisNodes.z[b];
          y[2 * at] = coordinates.centre[0] + coordinates.scale[0] * t0;
          y[2 * at + 1] = coordinates.centre[1] + coordinates.scale[1] * t1;
          weight[at++] = this.weight[k] * axisNodes.weight[a] * axisNodes.weight[b];
        }
      }
    }
  }

  nodesBackward(gradY: Float64Array, gradWeight: Float64Array, gradTheta: Float64Array): void {
    const { components: K, dimension: d, coordinates, axisNodes } = this.options;
    const { scale, weight, floorSlope } = this;
    const m = axisNodes.z.length;
    const [logScaleAt, lowerAt] = [K + K * d, K + 2 * K * d];
    let at = 0;
    let total = 0;
    for (let k = 0; k < K; k++) {
      let paid = 0;
      const p = k * d;
      for (let a = 0; a < m; a++) {
        const z0 = axisNodes.z[a];
        for (let b = 0; b < (d === 2 ? m : 1); b++, at++) {
          const g0 = gradY[at * d] * coordinates.scale[0];
          gradTheta[K + p] += g0;
          gradTheta[logScaleAt + p] += g0 * scale[p] * z0 * floorSlope[p];
          let nodeWeight = axisNodes.weight[a];
          if (d === 2) {
            const g1 = gradY[at * 2 + 1] * coordinates.scale[1];
            gradTheta[K + p + 1] += g1;
            gradTheta[logScaleAt + p + 1] += g1 * scale[p + 1] * axisNodes.z[b] * floorSlope[p + 1];
            gradTheta[lowerAt + k] += g1 * z0;
            nodeWeight *= axisNodes.weight[b];
          }
          paid += gradWeight[at] * nodeWeight;
        }
      }
      gradTheta[k] += weight[k] * paid;
      total += weight[k] * paid;
    }
    for (let k = 0; k < K; k++) gradTheta[k] -= weight[k] * total;
  }

  natural(theta: Float64Array): NaturalParameters {
    this.read(theta);
    return naturalMixture(this.options, this.weight, this.mean, this.scale, this.lower);
  }

  summaries(theta: Float64Array, out: Float64Array): void {
    this.read(theta);
    mixtureSummaries(this.options, this.weight, this.mean, this.scale, this.lower, out);
  }
}
