import type { Float64Program } from '../../formula/float64.ts';
import type { DensityFloat64 } from '../../models/model.ts';
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
  private readonly y: Float64Array;
  private readonly logp: Float64Array;
  private readonly logq: Float64Array;
  private readonly paid: Float64Array;
  private readonly adjoint: Float64Array;
  /** ∂/∂log p, which fixed points do not pass on. */
  private readonly unused: Float64Array;

  constructor(model: DensityFloat64, program: Float64Program, points: FixedPoints) {
    this.model = model;
    this.program = program;
    this.points = points;
    this.size = model.layout.size;
    this.y = new Float64Array(points.n * model.dimension);
    [this.logp, this.logq] = [new Float64Array(points.n), new Float64Array(points.n)];
    [this.paid, this.adjoint] = [new Float64Array(points.n), new Float64Array(points.n)];
    this.unused = new Float64Array(points.n);
  }

  evaluate(theta: Float64Array, gradient: Float64Array | null, draw: Draw | null = null, smoothing = 0): number {
    const { points, model, paid, adjoint } = this;
    const n = draw ? draw.rows.length : points.n;
    const y = draw ? this.gather(draw.rows) : points.y;
    const logp = draw || !points.logp ? this.logp : points.logp;
    model.logProb(theta, y, n, this.logq);
    this.program.evaluate(
      n,
      { logp, logq: this.logq },
      paid,
      gradient ? { logq: adjoint, logp: this.unused } : null,
      smoothing,
    );
    const { weight } = draw ?? points;
    const even = 1 / n;
    let sum = 0;
    if (weight) for (let i = 0; i < n; i++) sum += weight[i] * paid[i];
    else for (let i = 0; i < n; i++) sum += paid[i];
    if (gradient) {
      gradient.fill(0);
      if (weight) for (let i = 0; i < n; i++) adjoint[i] *= weight[i];
      else for (let i = 0; i < n; i++) adjoint[i] *= even;
      model.logProbBackward(n, adjoint, gradient, null);
    }
    return weight ? sum : sum / n;
  }

  private gather(rows: Uint32Array): Float64Array {
    const d = this.model.dimension;
    for (let i = 0; i < rows.length; i++) {
      for (let j = 0; j < d; j++) this.y[i * d + j] = this.points.y[rows[i] * d + j];
      if (this.points.logp) this.logp[i] = this.points.logp[rows[i]];
    }
    return this.y;
  }
}
