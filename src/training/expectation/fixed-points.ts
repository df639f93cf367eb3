import type { Float64Program } from '../../formula/float64.ts';
import type { DensityFloat64 } from '../../models/model.ts';
import { dot, multiply, scale, sum } from '../../vector/loops.ts';
import { type Numbers, numbersOf, type VectorMachine, valuesOf, vectorMachine, zeros } from '../../vector/machine.ts';
import type { Draw, Expectation } from './expectation.ts';

/** Points that stay where they are: a training set (equal weights), or the nodes of a population. */
export interface FixedPoints {
  n: number;
  /** [point × dimension], data's units. */
  y: Float64Array;
  /** Sums to 1; null: every point 1/n. */
  weight: Float64Array | null;
  /** log p at each point, where the population is known. */
  logp: Float64Array | null;
}

/** Σ weight_i · pays(log p_i, log q_i) over fixed points. */
export class FixedPointsExpectation implements Expectation {
  readonly size: number;
  private readonly model: DensityFloat64;
  private readonly program: Float64Program;
  private readonly points: FixedPoints;
  /** The points, and where a minibatch of them is gathered. */
  private readonly all: { y: Numbers; logp: Numbers; weight: Numbers | null };
  private readonly batch: { y: Numbers; logp: Numbers; weight: Numbers };
  private readonly logq: Numbers;
  private readonly paid: Numbers;
  private readonly adjoint: Numbers;
  /** ∂/∂log p, which fixed points do not pass on. */
  private readonly unused: Numbers;

  constructor(
    model: DensityFloat64,
    program: Float64Program,
    points: FixedPoints,
    machine: VectorMachine | null = vectorMachine(),
  ) {
    this.model = model;
    this.program = program;
    this.points = points;
    this.size = model.layout.size;
    const { n, y, weight, logp } = points;
    const vector = (length = n) => zeros(machine, length);
    this.all = {
      y: numbersOf(machine, y),
      logp: logp ? numbersOf(machine, logp) : vector(),
      weight: weight && numbersOf(machine, weight),
    };
    this.batch = { y: vector(y.length), logp: vector(), weight: vector() };
    [this.logq, this.paid, this.adjoint, this.unused] = [vector(), vector(), vector(), vector()];
  }

  evaluate(theta: Float64Array, gradient: Float64Array | null, draw: Draw | null = null, smoothing = 0): number {
    const { model, logq, paid, adjoint } = this;
    const n = draw ? draw.rows.length : this.points.n;
    const { y, logp, weight } = draw ? this.gather(draw) : this.all;
    model.logProb(theta, y, n, logq);
    const partials = gradient ? { logq: adjoint, logp: this.unused } : null;
    this.program.evaluate(n, { logp, logq }, paid, partials, smoothing);
    if (gradient) {
      gradient.fill(0);
      if (weight) multiply(n, adjoint, weight);
      else scale(n, 1 / n, adjoint);
      model.logProbBackward(n, adjoint, gradient, null);
    }
    return weight ? dot(n, weight, paid) : sum(n, paid) / n;
  }

  private gather({ rows, weight }: Draw): { y: Numbers; logp: Numbers; weight: Numbers | null } {
    const d = this.model.dimension;
    const { points, batch } = this;
    const [y, logp] = [valuesOf(batch.y), valuesOf(batch.logp)];
    for (let i = 0; i < rows.length; i++) {
      for (let j = 0; j < d; j++) y[i * d + j] = points.y[rows[i] * d + j];
      if (points.logp) logp[i] = points.logp[rows[i]];
    }
    if (weight) valuesOf(batch.weight).set(weight);
    return weight ? batch : { ...batch, weight: null };
  }
}
