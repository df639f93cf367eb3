import type { Float64Program } from '../../formula/float64.ts';
import type { ConditionalFloat64 } from '../../models/model.ts';
import { dot, multiply, scale, sum } from '../../vector/loops.ts';
import { type Numbers, type VectorMachine, valuesOf, vectorMachine, zeros } from '../../vector/machine.ts';
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
  private readonly residual: Numbers;
  private readonly logScale: Numbers;
  private readonly paid: Numbers;
  private readonly byResidual: Numbers;
  private readonly byLogScale: Numbers;
  /** The weight of each residual, where rows have weights. */
  private readonly share: Numbers;

  constructor(
    model: ConditionalFloat64,
    program: Float64Program,
    examples: Examples,
    machine: VectorMachine | null = vectorMachine(),
  ) {
    this.model = model;
    this.program = program;
    this.examples = examples;
    this.size = model.layout.size;
    const values = examples.n * model.outputs;
    this.x = new Float64Array(examples.n * model.inputs);
    this.y = new Float64Array(values);
    const vector = () => zeros(machine, values);
    [this.residual, this.logScale, this.paid] = [vector(), vector(), vector()];
    [this.byResidual, this.byLogScale, this.share] = [vector(), vector(), vector()];
  }

  evaluate(theta: Float64Array, gradient: Float64Array | null, draw: Draw | null = null, smoothing = 0): number {
    const { model, examples, residual, logScale, paid, byResidual, byLogScale } = this;
    const n = draw ? draw.rows.length : examples.n;
    const values = n * model.outputs;
    const [x, y] = draw ? this.gather(draw.rows) : [examples.x, examples.y];
    model.predict(theta, x, n, residual, logScale);
    const r = valuesOf(residual);
    for (let i = 0; i < values; i++) r[i] = y[i] - r[i];
    if (gradient) valuesOf(byLogScale).fill(0);
    const partials = gradient ? { r: byResidual, s: byLogScale } : null;
    this.program.evaluate(values, { r: residual, s: logScale }, paid, partials, smoothing);
    const weight = draw?.weight ?? null;
    if (weight) valuesOf(this.share).set(weight.length === values ? weight : this.perOutput(weight));
    if (gradient) {
      gradient.fill(0);
      if (weight) {
        multiply(values, byResidual, this.share);
        multiply(values, byLogScale, this.share);
        scale(values, -1, byResidual);
      } else {
        scale(values, -1 / n, byResidual);
        scale(values, 1 / n, byLogScale);
      }
      model.predictBackward(n, byResidual, byLogScale, gradient);
    }
    return weight ? dot(values, this.share, paid) : sum(values, paid) / n;
  }

  /** A row's weight for each of its outputs. */
  private perOutput(weight: Float64Array): Float64Array {
    const { outputs } = this.model;
    return Float64Array.from({ length: weight.length * outputs }, (_, i) => weight[Math.floor(i / outputs)]);
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
