import type { Float64Program } from '../../formula/float64.ts';
import type { ConditionalFloat64 } from '../../models/model.ts';
import type { Examples } from '../problem.ts';
import type { Draw, Expectation } from './expectation.ts';

/** Mean over training pairs of Σ_j pays(r_j, s_j), r = y − ŷ(x) in units of y, summed over the outputs j. */
export class ResidualExpectation implements Expectation {
  readonly size: number;
  private readonly model: ConditionalFloat64;
  private readonly program: Float64Program;
  private readonly examples: Examples;
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly residual: Float64Array;
  private readonly logScale: Float64Array;
  private readonly paid: Float64Array;
  private readonly byResidual: Float64Array;
  private readonly byLogScale: Float64Array;

  constructor(model: ConditionalFloat64, program: Float64Program, examples: Examples) {
    this.model = model;
    this.program = program;
    this.examples = examples;
    this.size = model.layout.size;
    const values = examples.n * model.outputs;
    this.x = new Float64Array(examples.n * model.inputs);
    const vector = () => new Float64Array(values);
    [this.y, this.residual, this.logScale, this.paid] = [vector(), vector(), vector(), vector()];
    [this.byResidual, this.byLogScale] = [vector(), vector()];
  }

  evaluate(theta: Float64Array, gradient: Float64Array | null, draw: Draw | null = null, smoothing = 0): number {
    const { model, examples, residual, logScale, paid, byResidual, byLogScale } = this;
    const n = draw ? draw.rows.length : examples.n;
    const values = n * model.outputs;
    const [x, y] = draw ? this.gather(draw.rows) : [examples.x, examples.y];
    model.predict(theta, x, n, residual, logScale);
    for (let i = 0; i < values; i++) residual[i] = y[i] - residual[i];
    if (gradient) byLogScale.fill(0);
    const partials = gradient ? { r: byResidual, s: byLogScale } : null;
    this.program.evaluate(values, { r: residual, s: logScale }, paid, partials, smoothing);
    const weight = draw?.weight ?? null;
    const even = 1 / n;
    let sum = 0;
    if (weight) for (let i = 0; i < values; i++) sum += weight[Math.floor(i / model.outputs)] * paid[i];
    else for (let i = 0; i < values; i++) sum += paid[i];
    if (gradient) {
      gradient.fill(0);
      for (let i = 0; i < values; i++) {
        const share = weight ? weight[Math.floor(i / model.outputs)] : even;
        byResidual[i] *= -share;
        byLogScale[i] *= share;
      }
      model.predictBackward(n, byResidual, byLogScale, gradient);
    }
    return weight ? sum : sum / n;
  }

  private gather(rows: Uint32Array): [Float64Array, Float64Array] {
    const { inputs, outputs } = this.model;
    rows.forEach((row, i) => {
      for (let j = 0; j < inputs; j++) this.x[i * inputs + j] = this.examples.x[row * inputs + j];
      for (let j = 0; j < outputs; j++) this.y[i * outputs + j] = this.examples.y[row * outputs + j];
    });
    return [this.x, this.y];
  }
}
