import type { Float64Program } from '../../formula/float64.ts';
import { exp } from '../../models/elementary.ts';
import type { DensityFloat64 } from '../../models/model.ts';
import type { Draw, Expectation } from './expectation.ts';
import type { FixedPoints } from './fixed-points.ts';
import type { PopulationLogProb } from './population-log-prob.ts';

/**
 * E_{y ~ Q}[pays] by nodes that move and shrink with Q, the gradient taken through the nodes.
 *
 * With `extra` nodes (those of P), the integral is shared between both sets by the balance heuristic: each node counts
 * with q/(p + q) of its own set's weight. That covers the mass of P that lies outside Q's nodes, which an f-divergence
 * pays for (Veach & Guibas, "Optimally Combining Sampling Techniques", SIGGRAPH 1995, here for deterministic nodes).
 */
export class MovingNodesExpectation implements Expectation {
  readonly size: number;
  private readonly model: DensityFloat64;
  private readonly program: Float64Program;
  private readonly logProbP: PopulationLogProb;
  private readonly shared: boolean;
  private readonly moving: number;
  private readonly n: number;
  private readonly y: Float64Array;
  private readonly weight: Float64Array;
  private readonly logp: Float64Array;
  private readonly logq: Float64Array;
  private readonly paid: Float64Array;
  private readonly byLogp: Float64Array;
  private readonly byLogq: Float64Array;
  private readonly byWeight: Float64Array;
  private readonly scoreP: Float64Array;
  private readonly byY: Float64Array;

  constructor(model: DensityFloat64, program: Float64Program, logProbP: PopulationLogProb, extra: FixedPoints | null) {
    this.model = model;
    this.program = program;
    this.logProbP = logProbP;
    this.shared = extra !== null;
    this.size = model.layout.size;
    this.moving = model.nodeCount;
    this.n = model.nodeCount + (extra?.n ?? 0);
    const d = model.dimension;
    [this.y, this.weight] = [new Float64Array(this.n * d), new Float64Array(this.n)];
    [this.logp, this.logq, this.paid] = [new Float64Array(this.n), new Float64Array(this.n), new Float64Array(this.n)];
    [this.byLogp, this.byLogq, this.byWeight] = [
      new Float64Array(this.n),
      new Float64Array(this.n),
      new Float64Array(this.n),
    ];
    [this.scoreP, this.byY] = [new Float64Array(this.n * d), new Float64Array(this.n * d)];
    if (extra) {
      this.y.set(extra.y, this.moving * d);
      if (extra.weight) this.weight.set(extra.weight, this.moving);
    }
  }

  evaluate(theta: Float64Array, gradient: Float64Array | null, _draw: Draw | null = null, smoothing = 0): number {
    const { model, n, y, weight, logp, logq, paid, byLogp, byLogq, byWeight, shared } = this;
    model.nodes(theta, y, weight);
    model.logProb(theta, y, n, logq);
    this.logProbP(y, n, logp, gradient ? this.scoreP : null);
    if (gradient) {
      // The program writes the partial derivatives of the variables that the formula names, and no others.
      byLogp.fill(0);
      byLogq.fill(0);
    }
    this.program.evaluate(n, { logp, logq }, paid, gradient ? { logp: byLogp, logq: byLogq } : null, smoothing);
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const share = shared ? 1 / (1 + exp(logp[i] - logq[i])) : 1;
      const mass = weight[i];
      const pays = share * paid[i];
      // A weight that underflowed to 0 silences its node: 0·∞ is 0 here, as it is in the integral.
      const silent = mass === 0 || share === 0;
      if (!silent) sum += mass * pays;
      if (!gradient) continue;
      const slope = shared ? (1 - share) * pays : 0;
      byWeight[i] = silent ? 0 : pays;
      byLogq[i] = silent ? 0 : mass * (share * byLogq[i] + slope);
      byLogp[i] = silent ? 0 : mass * (share * byLogp[i] - slope);
    }
    if (gradient) this.backward(gradient);
    return sum;
  }

  private backward(gradient: Float64Array): void {
    const { model, n, moving, byY, byLogp, scoreP } = this;
    const d = model.dimension;
    gradient.fill(0);
    byY.fill(0);
    model.logProbBackward(n, this.byLogq, gradient, byY);
    for (let i = 0; i < moving; i++) {
      if (byLogp[i] === 0) continue;
      for (let j = 0; j < d; j++) byY[i * d + j] += byLogp[i] * scoreP[i * d + j];
    }
    model.nodesBackward(byY, this.byWeight, gradient);
  }
}
