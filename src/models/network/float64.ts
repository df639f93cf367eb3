import type { NaturalParameters } from '../../recording/recording.ts';
import type { Coordinates } from '../coordinates.ts';
import type { ParameterLayout } from '../layout.ts';
import type { ConditionalFloat64 } from '../model.ts';
import { features } from './features.ts';
import { type NetworkShape, networkLayout, networkShape, type RegressionSpec } from './layout.ts';
import { naturalRegression } from './natural.ts';

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
  private theta: Float64Array = new Float64Array(0);
  /** Activations of each layer, [example × width]; the first are the features. */
  private activations: Float64Array[] = [];
  private adjoints: Float64Array[] = [];

  constructor(spec: RegressionSpec, x: Coordinates, y: Coordinates) {
    this.spec = spec;
    this.x = x;
    this.y = y;
    this.shape = networkShape(spec);
    this.layout = networkLayout(spec);
    this.inputs = spec.inputs;
    this.outputs = spec.outputs;
    this.hasScale = spec.noise.kind !== 'none';
    this.summaryNames = this.namesOfSummaries();
  }

  predict(theta: Float64Array, x: Float64Array, n: number, mean: Float64Array, logScale: Float64Array): void {
    const { widths, degree, activation } = this.shape;
    this.theta = theta;
    if (!this.activations.length || this.activations[0].length < n * widths[0]) {
      this.activations = widths.map((width) => new Float64Array(n * width));
      this.adjoints = widths.map((width) => new Float64Array(n * width));
    }
    features(x, n, this.x, degree, this.activations[0]);
    const last = widths.length - 2;
    for (let layer = 0, offset = 0; layer <= last; layer++) {
      const [wide, out] = [widths[layer], widths[layer + 1]];
      const [from, to] = [this.activations[layer], this.activations[layer + 1]];
      const bias = offset + wide * out;
      for (let i = 0; i < n; i++) {
        for (let o = 0; o < out; o++) to[i * out + o] = theta[bias + o];
        for (let f = 0; f < wide; f++) {
          const value = from[i * wide + f];
          const row = offset + f * out;
          for (let o = 0; o < out; o++) to[i * out + o] += value * theta[row + o];
        }
        if (layer < last) {
          for (let o = i * out; o < (i + 1) * out; o++)
            to[o] = activation === 'tanh' ? Math.tanh(to[o]) : Math.max(0, to[o]);
        }
      }
      offset = bias + out;
    }
    this.readHead(n, mean, logScale);
  }

  private readHead(n: number, mean: Float64Array, logScale: Float64Array): void {
    const { spec, y, outputs } = this;
    const head = this.activations[this.activations.length - 1];
    const width = this.shape.widths[this.shape.widths.length - 1];
    const learned = spec.noise.kind === 'learned' ? this.layout.block('logScale').offset : 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < outputs; j++) {
        mean[i * outputs + j] = y.centre[j] + y.scale[j] * head[i * width + j];
        if (spec.noise.kind === 'fixed') logScale[i * outputs + j] = Math.log(spec.noise.scale);
        else if (spec.noise.kind === 'learned')
          logScale[i * outputs + j] = this.theta[learned + j] + Math.log(y.scale[j]);
        else if (spec.noise.kind === 'function') {
          logScale[i * outputs + j] = head[i * width + outputs + j] + Math.log(y.scale[j]);
        }
      }
    }
  }

  predictBackward(n: number, gradMean: Float64Array, gradLogScale: Float64Array, gradTheta: Float64Array): void {
    const { widths, activation } = this.shape;
    const { outputs, spec, theta } = this;
    const last = widths.length - 1;
    const head = this.adjoints[last];
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < outputs; j++) {
        head[i * widths[last] + j] = gradMean[i * outputs + j] * this.y.scale[j];
        if (spec.noise.kind === 'function') head[i * widths[last] + outputs + j] = gradLogScale[i * outputs + j];
      }
    }
    if (spec.noise.kind === 'learned') {
      const { offset } = this.layout.block('logScale');
      for (let i = 0; i < n; i++)
        for (let j = 0; j < outputs; j++) gradTheta[offset + j] += gradLogScale[i * outputs + j];
    }
    for (let layer = last - 1; layer >= 0; layer--) {
      const [wide, out] = [widths[layer], widths[layer + 1]];
      const { offset } = this.layout.block(`weights${layer}`);
      const bias = offset + wide * out;
      const [from, adjointFrom, adjointTo] = [this.activations[layer], this.adjoints[layer], this.adjoints[layer + 1]];
      for (let i = 0; i < n; i++) {
        for (let o = 0; o < out; o++) gradTheta[bias + o] += adjointTo[i * out + o];
        for (let f = 0; f < wide; f++) {
          const value = from[i * wide + f];
          const row = offset + f * out;
          let sum = 0;
          for (let o = 0; o < out; o++) {
            const adjoint = adjointTo[i * out + o];
            gradTheta[row + o] += value * adjoint;
            sum += theta[row + o] * adjoint;
          }
          const slope = layer === 0 ? 1 : activation === 'tanh' ? 1 - value * value : value > 0 ? 1 : 0;
          adjointFrom[i * wide + f] = sum * slope;
        }
      }
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
