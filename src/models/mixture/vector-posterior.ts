import { type Numbers, paired, Vector, type VectorMachine, valuesOf } from '../../vector/machine.ts';
import type { MixtureComponents, MixtureOptions } from './components.ts';
import { addMoments } from './gradient.ts';
import type { MixturePosterior } from './posterior.ts';

/** Numbers of one component that kernels read: see assembly/mixture.ts. */
const PARAMETERS = { 1: 3, 2: 6 } as const;
const BYTES = 8;

/** The same as `PlainPosterior` by WebAssembly, two points at a time. Arrays are whole pairs of points long. */
export class VectorPosterior implements MixturePosterior {
  private readonly machine: VectorMachine;
  private readonly components: MixtureComponents;
  private readonly options: MixtureOptions;
  private capacity = -1;
  private parameters!: Vector;
  private moments!: Vector;
  private t0!: Vector;
  private t1!: Vector;
  /** A component's density at a point up to a factor a point, [component × point], and that factor. */
  private density!: Vector;
  private inverse!: Vector;
  private pull!: Vector;
  /** Where arguments and results that are not vectors are copied. */
  private y!: Vector;
  private logq!: Vector;
  private byT0!: Vector;
  private byT1!: Vector;

  constructor(machine: VectorMachine, components: MixtureComponents, options: MixtureOptions) {
    this.machine = machine;
    this.components = components;
    this.options = options;
  }

  logProb(y: Numbers, n: number, out: Numbers): void {
    if (n === 0) return;
    this.reserve(n);
    this.writeParameters();
    this.standardise(y, n);
    const { t0, t1, parameters, density, inverse } = this;
    const { components: K, dimension } = this.options;
    const { kernels } = this.machine;
    const points = paired(n);
    const logq = out instanceof Vector ? out.at : this.logq.at;
    if (dimension === 1) kernels.logProbOnLine(points, K, parameters.at, t0.at, density.at, logq, inverse.at);
    else kernels.logProbInPlane(points, K, parameters.at, t0.at, t1.at, density.at, logq, inverse.at);
    if (out instanceof Vector) return;
    const { values } = this.logq;
    for (let i = 0; i < n; i++) out[i] = values[i];
  }

  backward(n: number, adjoint: Numbers, gradTheta: Float64Array, gradY: Numbers | null): void {
    if (n === 0) return;
    const { components: K, dimension } = this.options;
    const { weight } = this.components;
    const { machine, pull, inverse } = this;
    const points = paired(n);
    const total = machine.kernels.pullOf(n, machine.address(adjoint, n, pull), inverse.at, pull.at);
    const inPlace = dimension === 1 && gradY instanceof Vector;
    const byT0 = inPlace ? gradY.at : gradY ? this.byT0.at : 0;
    if (gradY && !inPlace) this.readGradY(valuesOf(gradY), n);
    for (let k = 0; k < K; k++) {
      if (dimension === 1) this.momentsOnLine(k, points, byT0);
      else this.momentsInPlane(k, points, byT0, gradY ? this.byT1.at : 0);
      addMoments(this.components, this.options, k, this.moments.values, gradTheta);
      gradTheta[k] -= total * weight[k];
    }
    if (gradY && !inPlace) this.writeGradY(valuesOf(gradY), n);
  }

  private momentsOnLine(k: number, points: number, byT0: number): void {
    const { machine, parameters, t0, pull, density, moments, components, options } = this;
    machine.kernels.momentsOnLine(
      points,
      parameters.at + k * PARAMETERS[1] * BYTES,
      t0.at,
      pull.at,
      density.at + k * points * BYTES,
      byT0,
      components.inverseScale[k] / options.coordinates.scale[0],
      moments.at,
    );
  }

  private momentsInPlane(k: number, points: number, byT0: number, byT1: number): void {
    const { machine, parameters, t0, t1, pull, density, moments, options } = this;
    const { inverseScale } = this.components;
    machine.kernels.momentsInPlane(
      points,
      parameters.at + k * PARAMETERS[2] * BYTES,
      t0.at,
      t1.at,
      pull.at,
      density.at + k * points * BYTES,
      byT0,
      byT1,
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

  private standardise(y: Numbers, n: number): void {
    const { machine, y: spare, t0, t1, options } = this;
    const { dimension: d, coordinates } = options;
    const [[c0, c1], [s0, s1]] = [coordinates.centre, coordinates.scale];
    const from = machine.address(y, n * d, spare);
    if (d === 1) machine.kernels.standardise(n, from, c0, s0, t0.at);
    else machine.kernels.standardisePairs(n, from, c0, s0, c1, s1, t0.at, t1.at);
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
    [this.t0, this.inverse, this.pull] = [vector(), vector(), vector()];
    [this.y, this.logq, this.byT0] = [vector(dimension * points), vector(), vector()];
    this.density = vector(K * points);
    [this.parameters, this.moments] = [vector(K * PARAMETERS[dimension]), vector(6)];
    if (dimension === 2) [this.t1, this.byT1] = [vector(), vector()];
    this.capacity = points;
  }
}
