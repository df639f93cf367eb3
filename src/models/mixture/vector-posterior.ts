import { paired, type Vector, type VectorMachine } from '../../vector/machine.ts';
import type { MixtureComponents, MixtureOptions } from './components.ts';
import { addMoments } from './gradient.ts';
import { type MixturePosterior, standardiseColumn } from './posterior.ts';

/** Numbers of one component that kernels read: see assembly/mixture.ts. */
const PARAMETERS = { 1: 3, 2: 6 } as const;
const BYTES = 8;

/** The same as `PlainPosterior` by WebAssembly, two points at a time. Arrays are whole pairs of points long. */
export class VectorPosterior implements MixturePosterior {
  private readonly machine: VectorMachine;
  private readonly components: MixtureComponents;
  private readonly options: MixtureOptions;
  private readonly parameters: Vector;
  private readonly moments: Vector;
  private capacity = -1;
  private t0!: Vector;
  private t1!: Vector;
  /** A component's density at a point up to a factor a point, [component × point], and that factor. */
  private density!: Vector;
  private inverse!: Vector;
  private logq!: Vector;
  private adjoint!: Vector;
  private byT0!: Vector;
  private byT1!: Vector;

  constructor(machine: VectorMachine, components: MixtureComponents, options: MixtureOptions) {
    this.machine = machine;
    this.components = components;
    this.options = options;
    this.parameters = machine.vector(options.components * PARAMETERS[options.dimension]);
    this.moments = machine.vector(6);
  }

  logProb(y: Float64Array, n: number, out: Float64Array): void {
    if (n === 0) return;
    this.reserve(n);
    this.writeParameters();
    this.standardise(y, n);
    const { t0, t1, parameters, density, inverse, logq } = this;
    const { components: K, dimension } = this.options;
    const { kernels } = this.machine;
    const points = paired(n);
    if (dimension === 1) {
      kernels.logProbOnLine(points, K, parameters.at, t0.at, density.at, logq.at, inverse.at);
    } else kernels.logProbInPlane(points, K, parameters.at, t0.at, t1.at, density.at, logq.at, inverse.at);
    const { values } = logq;
    for (let i = 0; i < n; i++) out[i] = values[i];
  }

  backward(n: number, adjoint: Float64Array, gradTheta: Float64Array, gradY: Float64Array | null): void {
    if (n === 0) return;
    const { components: K, dimension } = this.options;
    const { weight } = this.components;
    const points = paired(n);
    const pull = this.adjoint.values;
    for (let i = 0; i < n; i++) pull[i] = adjoint[i];
    if (points > n) pull[n] = 0;
    const total = this.machine.kernels.pullOf(points, this.adjoint.at, this.inverse.at);
    if (gradY) this.readGradY(gradY, n);
    for (let k = 0; k < K; k++) {
      if (dimension === 1) this.momentsOnLine(k, points, gradY !== null);
      else this.momentsInPlane(k, points, gradY !== null);
      addMoments(this.components, this.options, k, this.moments.values, gradTheta);
      gradTheta[k] -= total * weight[k];
    }
    if (gradY) this.writeGradY(gradY, n);
  }

  private momentsOnLine(k: number, points: number, moving: boolean): void {
    const { machine, parameters, t0, adjoint, density, byT0, moments, components, options } = this;
    machine.kernels.momentsOnLine(
      points,
      parameters.at + k * PARAMETERS[1] * BYTES,
      t0.at,
      adjoint.at,
      density.at + k * points * BYTES,
      moving ? byT0.at : 0,
      components.inverseScale[k] / options.coordinates.scale[0],
      moments.at,
    );
  }

  private momentsInPlane(k: number, points: number, moving: boolean): void {
    const { machine, parameters, t0, t1, adjoint, density, byT0, byT1, moments, options } = this;
    const { inverseScale } = this.components;
    machine.kernels.momentsInPlane(
      points,
      parameters.at + k * PARAMETERS[2] * BYTES,
      t0.at,
      t1.at,
      adjoint.at,
      density.at + k * points * BYTES,
      moving ? byT0.at : 0,
      moving ? byT1.at : 0,
      inverseScale[2 * k] / options.coordinates.scale[0],
      inverseScale[2 * k + 1] / options.coordinates.scale[1],
      moments.at,
    );
  }

  private writeParameters(): void {
    const { mean, inverseScale, lower, logHeight } = this.components;
    const { components: K, dimension } = this.options;
    const { values } = this.parameters;
    for (let k = 0, at = 0; k < K; k++) {
      for (let j = 0; j < dimension; j++) values[at++] = mean[dimension * k + j];
      for (let j = 0; j < dimension; j++) values[at++] = inverseScale[dimension * k + j];
      if (dimension === 2) values[at++] = lower[k];
      values[at++] = logHeight[k];
    }
  }

  private standardise(y: Float64Array, n: number): void {
    const { dimension: d, coordinates } = this.options;
    const columns = d === 1 ? [this.t0] : [this.t0, this.t1];
    columns.forEach(({ values }, j) => {
      standardiseColumn(y, n, d, j, coordinates.centre[j], coordinates.scale[j], values);
      // What is left of the last pair is the last point again, with adjoint 0.
      if (n & 1) values[n] = values[n - 1];
    });
  }

  private readGradY(gradY: Float64Array, n: number): void {
    const { dimension: d } = this.options;
    const columns = d === 1 ? [this.byT0] : [this.byT0, this.byT1];
    columns.forEach(({ values }, j) => {
      for (let i = 0; i < n; i++) values[i] = gradY[i * d + j];
    });
  }

  private writeGradY(gradY: Float64Array, n: number): void {
    const { dimension: d } = this.options;
    const columns = d === 1 ? [this.byT0] : [this.byT0, this.byT1];
    columns.forEach(({ values }, j) => {
      for (let i = 0; i < n; i++) gradY[i * d + j] = values[i];
    });
  }

  private reserve(n: number): void {
    if (this.capacity >= n) return;
    const points = paired(n);
    const { components: K, dimension } = this.options;
    const vector = (length = points) => this.machine.vector(length);
    [this.t0, this.inverse, this.logq, this.adjoint, this.byT0] = [vector(), vector(), vector(), vector(), vector()];
    this.density = vector(K * points);
    if (dimension === 2) [this.t1, this.byT1] = [vector(), vector()];
    this.capacity = points;
  }
}
