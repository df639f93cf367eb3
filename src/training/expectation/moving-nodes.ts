import type { Float64Program } from '../../formula/float64.ts';
import type { DensityFloat64 } from '../../models/model.ts';
import { addContribution } from '../../vector/loops.ts';
import { type Numbers, type VectorMachine, valuesOf, vectorMachine, zeros } from '../../vector/machine.ts';
import type { Draw, Expectation } from './expectation.ts';
import type { FixedPoints } from './fixed-points.ts';
import { type PaidNodes, payNodes } from './pay-nodes.ts';
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
  private readonly y: Numbers;
  private readonly nodes: PaidNodes;
  private readonly scoreP: Numbers;
  private readonly byY: Numbers;

  constructor(
    model: DensityFloat64,
    program: Float64Program,
    logProbP: PopulationLogProb,
    extra: FixedPoints | null,
    machine: VectorMachine | null = vectorMachine(),
  ) {
    this.model = model;
    this.program = program;
    this.logProbP = logProbP;
    this.shared = extra !== null;
    this.size = model.layout.size;
    this.moving = model.nodeCount;
    this.n = model.nodeCount + (extra?.n ?? 0);
    const d = model.dimension;
    const vector = (length = this.n) => zeros(machine, length);
    [this.y, this.scoreP, this.byY] = [vector(this.n * d), vector(this.n * d), vector(this.n * d)];
    this.nodes = {
      ...{ logp: vector(), logq: vector(), weight: vector(), paid: vector() },
      ...{ byLogp: vector(), byLogq: vector(), byWeight: vector() },
    };
    if (extra) {
      valuesOf(this.y).set(extra.y, this.moving * d);
      if (extra.weight) valuesOf(this.nodes.weight).set(extra.weight, this.moving);
    }
  }

  evaluate(theta: Float64Array, gradient: Float64Array | null, _draw: Draw | null = null, smoothing = 0): number {
    const { model, n, y, nodes } = this;
    const { weight, logp, logq, paid, byLogp, byLogq } = nodes;
    model.nodes(theta, y, weight);
    model.logProb(theta, y, n, logq);
    this.logProbP(y, n, logp, gradient ? this.scoreP : null);
    // The program writes the partial derivatives of the variables that the formula names, and no others.
    valuesOf(byLogp).fill(0);
    valuesOf(byLogq).fill(0);
    this.program.evaluate(n, { logp, logq }, paid, gradient ? { logp: byLogp, logq: byLogq } : null, smoothing);
    const sum = payNodes(n, this.shared, nodes);
    if (gradient) this.backward(gradient);
    return sum;
  }

  private backward(gradient: Float64Array): void {
    const { model, moving, byY, scoreP } = this;
    const { byLogp, byLogq, byWeight } = this.nodes;
    gradient.fill(0);
    valuesOf(byY).fill(0);
    model.logProbBackward(this.n, byLogq, gradient, byY);
    if (model.dimension === 1) addContribution(moving, byLogp, scoreP, byY);
    else this.addScores(valuesOf(byLogp), valuesOf(scoreP), valuesOf(byY));
    model.nodesBackward(byY, byWeight, gradient);
  }

  private addScores(byLogp: Float64Array, scoreP: Float64Array, byY: Float64Array): void {
    for (let i = 0; i < this.moving; i++) {
      if (byLogp[i] === 0) continue;
      for (let j = 0; j < 2; j++) byY[2 * i + j] += byLogp[i] * scoreP[2 * i + j];
    }
  }
}
