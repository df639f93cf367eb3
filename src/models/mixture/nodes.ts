import { dot, place, sum } from '../../vector/loops.ts';
import { type Numbers, numbersOf, type VectorMachine, valuesOf } from '../../vector/machine.ts';
import type { MixtureComponents, MixtureOptions } from './components.ts';

/** Nodes that move and shrink with a mixture's components, y = μ + Lz, and the gradient that flows through them. */
export class MixtureNodes {
  private readonly components: MixtureComponents;
  private readonly options: MixtureOptions;
  private readonly machine: VectorMachine | null;
  private axis: { z: Numbers; weight: Numbers } | null = null;

  constructor(machine: VectorMachine | null, components: MixtureComponents, options: MixtureOptions) {
    this.machine = machine;
    this.components = components;
    this.options = options;
  }

  /** Standard nodes of one axis and their weights, where the machine's kernels reach them. */
  private reachableAxis(): { z: Numbers; weight: Numbers } {
    const { z, weight } = this.options.axisNodes;
    return { z: numbersOf(this.machine, z), weight: numbersOf(this.machine, weight) };
  }

  write(y: Numbers, weight: Numbers): void {
    const { components: K, dimension } = this.options;
    for (let k = 0; k < K; k++) {
      if (dimension === 1) this.writeOnLine(k, y, weight);
      else this.writeInPlane(k, valuesOf(y), valuesOf(weight));
    }
  }

  private writeOnLine(k: number, y: Numbers, weight: Numbers): void {
    const { mean, scale, weight: share } = this.components;
    const { centre, scale: unit } = this.options.coordinates;
    const m = this.options.axisNodes.z.length;
    this.axis ??= this.reachableAxis();
    place(m, this.axis.z, unit[0] * scale[k], centre[0] + unit[0] * mean[k], y, k * m);
    place(m, this.axis.weight, share[k], 0, weight, k * m);
  }

  private writeInPlane(k: number, y: Float64Array, weight: Float64Array): void {
    const { mean, scale, lower, weight: share } = this.components;
    const { centre, scale: unit } = this.options.coordinates;
    const { z, weight: axisWeight } = this.options.axisNodes;
    const m = z.length;
    const p = 2 * k;
    for (let a = 0, at = k * m * m; a < m; a++) {
      const y0 = centre[0] + unit[0] * (mean[p] + scale[p] * z[a]);
      const weight0 = share[k] * axisWeight[a];
      const sheared = mean[p + 1] + lower[k] * z[a];
      for (let b = 0; b < m; b++) {
        y[2 * at] = y0;
        y[2 * at + 1] = centre[1] + unit[1] * (sheared + scale[p + 1] * z[b]);
        weight[at++] = weight0 * axisWeight[b];
      }
    }
  }

  backward(gradY: Numbers, gradWeight: Numbers, gradTheta: Float64Array): void {
    const { components: K, dimension } = this.options;
    const { weight } = this.components;
    let total = 0;
    for (let k = 0; k < K; k++) {
      const paid =
        dimension === 1
          ? this.backwardOnLine(k, gradY, gradWeight, gradTheta)
          : this.backwardInPlane(k, valuesOf(gradY), valuesOf(gradWeight), gradTheta);
      gradTheta[k] += weight[k] * paid;
      total += weight[k] * paid;
    }
    for (let k = 0; k < K; k++) gradTheta[k] -= weight[k] * total;
  }

  /** The gradient through one component's nodes; returns what they pay, Σ of their own weights · gradWeight. */
  private backwardOnLine(k: number, gradY: Numbers, gradWeight: Numbers, gradTheta: Float64Array): number {
    const { components: K, coordinates, axisNodes } = this.options;
    const { scale, floorSlope } = this.components;
    const m = axisNodes.z.length;
    this.axis ??= this.reachableAxis();
    const unit = coordinates.scale[0];
    gradTheta[K + k] += sum(m, gradY, k * m) * unit;
    gradTheta[2 * K + k] += dot(m, this.axis.z, gradY, 0, k * m) * unit * scale[k] * floorSlope[k];
    return dot(m, this.axis.weight, gradWeight, 0, k * m);
  }

  private backwardInPlane(k: number, gradY: Float64Array, gradWeight: Float64Array, gradTheta: Float64Array): number {
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
}
