import type { NaturalParameters } from '../../recording/recording.ts';
import { type Numbers, type VectorMachine, valuesOf, vectorMachine } from '../../vector/machine.ts';
import type { Coordinates } from '../coordinates.ts';
import type { ParameterLayout } from '../layout.ts';
import type { ConditionalFloat64 } from '../model.ts';
import { features } from './features.ts';
import { type Layers, PlainLayers } from './layers.ts';
import { type NetworkShape, networkLayout, networkShape, type RegressionSpec } from './layout.ts';
import { naturalRegression } from './natural.ts';
import { VectorLayers } from './vector-layers.ts';

/** More coefficients than this are not recorded one by one. */
const MOST_COEFFICIENTS = 16;

/** Regression ŷ(x) with log noise scale s(x) in float64: linear, polynomial or a multilayer perceptron. */
export class NetworkFloat64 implements ConditionalFloat64 {
  readonly layout: ParameterLayout;
  readonly inputs: number;
  readonly outputs: number;
  readonly hasScale: boolean;
  readonly summaryNames: { name: string; unit: string }[];
  private readonly spec: RegressionSpec;
  private readonly shape: NetworkShape;
  private readonly x: Coordinates;
  private readonly y: Coordinates;
  /** What ŷ is measured from, [output]. */
  private readonly origin: Float64Array;
  /** Parameters of the layers; a learned scale comes after them. */
  private readonly networkSize: number;
  private theta: Float64Array = new Float64Array(0);
  private readonly layers: Layers;

  /** Its loops run on `machine`; in JavaScript where that is null. Predictions are measured from `origin`. */
  constructor(
    spec: RegressionSpec,
    x: Coordinates,
    y: Coordinates,
    machine: VectorMachine | null = vectorMachine(),
    origin: Float64Array = new Float64Array(y.centre.length),
  ) {
    this.spec = spec;
    this.x = x;
    this.y = y;
    this.origin = origin;
    this.shape = networkShape(spec);
    this.layout = networkLayout(spec);
    this.networkSize = this.layout.size - (spec.noise.kind === 'learned' ? spec.outputs : 0);
    this.inputs = spec.inputs;
    this.outputs = spec.outputs;
    this.hasScale = spec.noise.kind !== 'none';
    this.layers = machine ? new VectorLayers(machine, this.shape) : new PlainLayers(this.shape);
    this.summaryNames = this.namesOfSummaries();
  }

  predict(theta: Float64Array, x: Float64Array, n: number, mean: Numbers, logScale: Numbers): void {
    this.theta = theta;
    this.layers.reserve(n);
    const { data, row, column } = this.layers.features();
    features(x, n, this.x, this.shape.degree, data, row, column);
    this.layers.forward(theta, n);
    this.readHead(n, valuesOf(mean), valuesOf(logScale));
  }

  private readHead(n: number, mean: Float64Array, logScale: Float64Array): void {
    const { spec, y, outputs, origin } = this;
    const { noise } = spec;
    const { data: head, row, column } = this.layers.head();
    for (let j = 0; j < outputs; j++) {
      const centre = y.centre[j] - origin[j];
      const scale = y.scale[j];
      for (let i = 0, at = j * column; i < n; i++, at += row) mean[i * outputs + j] = centre + scale * head[at];
      if (noise.kind === 'none') continue;
      const unit = Math.log(scale);
      if (noise.kind === 'function') {
        const from = (outputs + j) * column;
        for (let i = 0, at = from; i < n; i++, at += row) logScale[i * outputs + j] = head[at] + unit;
        continue;
      }
      const constant = noise.kind === 'fixed' ? Math.log(noise.scale) : this.theta[this.networkSize + j] + unit;
      for (let i = 0; i < n; i++) logScale[i * outputs + j] = constant;
    }
  }

  predictBackward(n: number, gradMean: Numbers, gradLogScale: Numbers, gradTheta: Float64Array): void {
    this.headBackward(n, valuesOf(gradMean), valuesOf(gradLogScale), gradTheta);
    this.layers.backward(this.theta, n, gradTheta);
  }

  private headBackward(n: number, gradMean: Float64Array, gradLogScale: Float64Array, gradTheta: Float64Array): void {
    const { outputs, spec, y } = this;
    const { data: head, row, column } = this.layers.headAdjoint();
    for (let j = 0; j < outputs; j++) {
      const scale = y.scale[j];
      for (let i = 0, at = j * column; i < n; i++, at += row) head[at] = gradMean[i * outputs + j] * scale;
      if (spec.noise.kind === 'function') {
        const from = (outputs + j) * column;
        for (let i = 0, at = from; i < n; i++, at += row) head[at] = gradLogScale[i * outputs + j];
      }
      if (spec.noise.kind !== 'learned') continue;
      let sum = 0;
      for (let i = 0; i < n; i++) sum += gradLogScale[i * outputs + j];
      gradTheta[this.networkSize + j] += sum;
    }
  }

  natural(theta: Float64Array): NaturalParameters {
    return naturalRegression(this.spec, theta, this.x, this.y);
  }

  private namesOfSummaries(): { name: string; unit: string }[] {
    if (this.outputs !== 1) return [];
    const names: { name: string; unit: string }[] = [];
    if (this.spec.noise.kind === 'learned') names.push({ name: 'scale', unit: 'y' });
    if (this.spec.body.kind === 'mlp' || this.shape.widths[0] > MOST_COEFFICIENTS) return names;
    names.push({ name: 'intercept', unit: 'y' });
    for (let j = 0; j < this.shape.widths[0]; j++) names.push({ name: `coefficient[${j}]`, unit: 'y/x' });
    return names;
  }

  summaries(theta: Float64Array, out: Float64Array): void {
    if (!this.summaryNames.length) return;
    const natural = this.natural(theta);
    let at = 0;
    if (natural.kind === 'table' || natural.kind === 'mixture') return;
    if (this.spec.noise.kind === 'learned') out[at++] = natural.scale as number;
    if (natural.kind !== 'linear' || this.summaryNames.length === at) return;
    out[at++] = natural.intercept as number;
    for (const coefficient of natural.coefficients as number[]) out[at++] = coefficient;
  }
}
