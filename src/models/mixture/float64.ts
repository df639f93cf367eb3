import type { NaturalParameters } from '../../recording/recording.ts';
import type { DensityFloat64 } from '../model.ts';
import { MixtureComponents, type MixtureOptions } from './components.ts';
import { mixtureLayout } from './layout.ts';
import { naturalMixture } from './natural.ts';
import { MixturePosterior } from './posterior.ts';
import { mixtureSummaries, mixtureSummaryNames } from './summaries.ts';

/** Gaussian mixture in float64, with hand-written adjoints. See `DensityFloat64`. */
export class MixtureFloat64 implements DensityFloat64 {
  readonly layout;
  readonly dimension: 1 | 2;
  readonly nodeCount: number;
  readonly summaryNames;
  private readonly options: MixtureOptions;
  /** Of the last θ seen. */
  private readonly components: MixtureComponents;
  private readonly posterior: MixturePosterior;

  constructor(options: MixtureOptions) {
    const { components: K, dimension: d, diagonal } = options;
    this.options = options;
    this.dimension = d;
    this.layout = mixtureLayout(K, d, diagonal);
    this.nodeCount = K * options.axisNodes.z.length ** d;
    this.summaryNames = mixtureSummaryNames(K, d);
    this.components = new MixtureComponents(options);
    this.posterior = new MixturePosterior(this.components, options);
  }

  logProb(theta: Float64Array, y: Float64Array, n: number, out: Float64Array): void {
    this.components.read(theta);
    this.posterior.logProb(y, n, out);
  }

  logProbBackward(n: number, adjoint: Float64Array, gradTheta: Float64Array, gradY: Float64Array | null): void {
    this.posterior.backward(n, adjoint, gradTheta, gradY);
  }

  nodes(theta: Float64Array, y: Float64Array, weight: Float64Array): void {
    this.components.read(theta);
    const { components: K, dimension: d, coordinates, axisNodes } = this.options;
    const { mean, scale, lower, weight: share } = this.components;
    const { z, weight: axisWeight } = axisNodes;
    const m = z.length;
    const { centre, scale: unit } = coordinates;
    let at = 0;
    for (let k = 0; k < K; k++) {
      const p = k * d;
      for (let a = 0; a < m; a++) {
        const y0 = centre[0] + unit[0] * (mean[p] + scale[p] * z[a]);
        const weight0 = share[k] * axisWeight[a];
        if (d === 1) {
          y[at] = y0;
          weight[at++] = weight0;
          continue;
        }
        const sheared = mean[p + 1] + lower[k] * z[a];
        for (let b = 0; b < m; b++) {
          y[2 * at] = y0;
          y[2 * at + 1] = centre[1] + unit[1] * (sheared + scale[p + 1] * z[b]);
          weight[at++] = weight0 * axisWeight[b];
        }
      }
    }
  }

  nodesBackward(gradY: Float64Array, gradWeight: Float64Array, gradTheta: Float64Array): void {
    const { components: K } = this.options;
    const { weight } = this.components;
    let total = 0;
    for (let k = 0; k < K; k++) {
      const paid =
        this.dimension === 1
          ? this.nodesOnLine(k, gradY, gradWeight, gradTheta)
          : this.nodesInPlane(k, gradY, gradWeight, gradTheta);
      gradTheta[k] += weight[k] * paid;
      total += weight[k] * paid;
    }
    for (let k = 0; k < K; k++) gradTheta[k] -= weight[k] * total;
  }

  /** The gradient through one component's nodes; returns what they pay, Σ of their own weights · gradWeight. */
  private nodesOnLine(k: number, gradY: Float64Array, gradWeight: Float64Array, gradTheta: Float64Array): number {
    const { components: K, coordinates, axisNodes } = this.options;
    const { scale, floorSlope } = this.components;
    const { z, weight } = axisNodes;
    const from = k * z.length;
    let byMean = 0;
    let byScale = 0;
    let paid = 0;
    for (let a = 0; a < z.length; a++) {
      byMean += gradY[from + a];
      byScale += gradY[from + a] * z[a];
      paid += gradWeight[from + a] * weight[a];
    }
    const unit = coordinates.scale[0];
    gradTheta[K + k] += byMean * unit;
    gradTheta[2 * K + k] += byScale * unit * scale[k] * floorSlope[k];
    return paid;
  }

  private nodesInPlane(k: number, gradY: Float64Array, gradWeight: Float64Array, gradTheta: Float64Array): number {
    const { components: K, coordinates, axisNodes, diagonal } = this.options;
    const { scale, floorSlope } = this.components;
    const { z, weight } = axisNodes;
    const m = z.length;
    let byMean0 = 0;
    let byScale0 = 0;
    let byMean1 = 0;
    let byScale1 = 0;
    let byLower = 0;
    let paid = 0;
    for (let at = k * m * m, a = 0; a < m; a++) {
      let row0 = 0;
      let row1 = 0;
      let rowPaid = 0;
      for (let b = 0; b < m; b++, at++) {
        row0 += gradY[2 * at];
        row1 += gradY[2 * at + 1];
        byScale1 += gradY[2 * at + 1] * z[b];
        rowPaid += gradWeight[at] * weight[b];
      }
      byMean0 += row0;
      byMean1 += row1;
      byScale0 += row0 * z[a];
      byLower += row1 * z[a];
      paid += rowPaid * weight[a];
    }
    const [unit0, unit1] = coordinates.scale;
    const [p, q] = [2 * k, 2 * k + 1];
    gradTheta[K + p] += byMean0 * unit0;
    gradTheta[K + q] += byMean1 * unit1;
    gradTheta[3 * K + p] += byScale0 * unit0 * scale[p] * floorSlope[p];
    gradTheta[3 * K + q] += byScale1 * unit1 * scale[q] * floorSlope[q];
    if (!diagonal) gradTheta[5 * K + k] += byLower * unit1;
    return paid;
  }

  natural(theta: Float64Array): NaturalParameters {
    this.components.read(theta);
    const { weight, mean, scale, lower } = this.components;
    return naturalMixture(this.options, weight, mean, scale, lower);
  }

  summaries(theta: Float64Array, out: Float64Array): void {
    this.components.read(theta);
    const { weight, mean, scale, lower } = this.components;
    mixtureSummaries(this.options, weight, mean, scale, lower, out);
  }
}
