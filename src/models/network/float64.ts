import type { NaturalParameters } from '../../recording/recording.ts';
import type { Coordinates } from '../coordinates.ts';
import type { ParameterLayout } from '../layout.ts';
import type { ConditionalFloat64 } from '../model.ts';
import { activate, activateBackward } from './activation.ts';
import { features } from './features.ts';
import { type NetworkShape, networkLayout, networkShape, type RegressionSpec } from './layout.ts';
import { naturalRegression } from './natural.ts';
import { addProduct, rowMajor, transposed } from './products.ts';

/** More coefficients than this are not recorded one by one. */
const MOST_COEFFICIENTS = 16;
/** Examples that pass through all layers together: their activations stay in the processor's first cache. */
const BLOCK = 64;

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
  /** Parameters of the layers; a learned scale comes after them. */
  private readonly networkSize: number;
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
    this.networkSize = this.layout.size - (spec.noise.kind === 'learned' ? spec.outputs : 0);
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
    for (let first = 0; first < n; first += BLOCK) {
      const count = Math.min(BLOCK, n - first);
      for (let layer = 0, offset = 0; layer <= last; layer++) {
        const wide = widths[layer];
        const out = widths[layer + 1];
        const bias = offset + wide * out;
        const from = rowMajor(this.activations[layer], first * wide, wide);
        const to = rowMajor(this.activations[layer + 1], first * out, out);
        const end = to.at + count * out;
        for (let at = to.at; at < end; at += out) for (let o = 0; o < out; o++) to.data[at + o] = theta[bias + o];
        addProduct(count, out, wide, from, rowMajor(theta, offset, out), to);
        if (layer < last) activate(activation, to.data, to.at, end);
        offset = bias + out;
      }
    }
    this.readHead(n, mean, logScale);
  }

  private readHead(n: number, mean: Float64Array, logScale: Float64Array): void {
    const { spec, y, outputs } = this;
    const { noise } = spec;
    const head = this.activations[this.activations.length - 1];
    const width = this.shape.widths[this.shape.widths.length - 1];
    for (let j = 0; j < outputs; j++) {
      const centre = y.centre[j];
      const scale = y.scale[j];
      for (let i = 0; i < n; i++) mean[i * outputs + j] = centre + scale * head[i * width + j];
      if (noise.kind === 'none') continue;
      const unit = Math.log(scale);
      if (noise.kind === 'function') {
        for (let i = 0; i < n; i++) logScale[i * outputs + j] = head[i * width + outputs + j] + unit;
        continue;
      }
      const constant = noise.kind === 'fixed' ? Math.log(noise.scale) : this.theta[this.networkSize + j] + unit;
      for (let i = 0; i < n; i++) logScale[i * outputs + j] = constant;
    }
  }

  predictBackward(n: number, gradMean: Float64Array, gradLogScale: Float64Array, gradTheta: Float64Array): void {
    this.headBackward(n, gradMean, gradLogScale, gradTheta);
    const { widths, activation } = this.shape;
    const { theta } = this;
    for (let first = 0; first < n; first += BLOCK) {
      const count = Math.min(BLOCK, n - first);
      for (let layer = widths.length - 2, end = this.networkSize; layer >= 0; layer--) {
        const wide = widths[layer];
        const out = widths[layer + 1];
        const bias = end - out;
        const offset = bias - wide * out;
        const activations = rowMajor(this.activations[layer], first * wide, wide);
        const above = rowMajor(this.adjoints[layer + 1], first * out, out);
        for (let at = above.at; at < above.at + count * out; at += out) {
          for (let o = 0; o < out; o++) gradTheta[bias + o] += above.data[at + o];
        }
        addProduct(wide, out, count, transposed(activations), above, rowMajor(gradTheta, offset, out));
        end = offset;
        if (layer === 0) continue;
        const below = rowMajor(this.adjoints[layer], first * wide, wide);
        below.data.fill(0, below.at, below.at + count * wide);
        addProduct(count, wide, out, above, transposed(rowMajor(theta, offset, out)), below);
        activateBackward(activation, activations.data, below.data, below.at, below.at + count * wide);
      }
    }
  }

  private headBackward(n: number, gradMean: Float64Array, gradLogScale: Float64Array, gradTheta: Float64Array): void {
    const { outputs, spec, y } = this;
    const width = this.shape.widths[this.shape.widths.length - 1];
    const head = this.adjoints[this.adjoints.length - 1];
    for (let j = 0; j < outputs; j++) {
      const scale = y.scale[j];
      for (let i = 0; i < n; i++) head[i * width + j] = gradMean[i * outputs + j] * scale;
      if (spec.noise.kind === 'function') {
        for (let i = 0; i < n; i++) head[i * width + outputs + j] = gradLogScale[i * outputs + j];
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
