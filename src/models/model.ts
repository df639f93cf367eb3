import type { Tensor } from '@tensorflow/tfjs';
import type { NaturalParameters } from '../recording/recording.ts';
import type { Numbers } from '../vector/machine.ts';
import type { ParameterLayout } from './layout.ts';

/**
 * A density (or table) Q for one replica, in float64: the reference of every test, the CPU path's arithmetic, and the
 * second-order finish. `theta` is one replica's row; y is [point × dimension] in the data's units; log densities are in
 * nats and in the data's units. Methods whose name ends in `Backward` add to `gradTheta` and must follow the forward
 * method of the same name on the same arguments, whose intermediate values they reuse. Arrays of points are `Numbers`: those
 * that lie in a machine's memory are not copied.
 */
export interface DensityFloat64 {
  readonly layout: ParameterLayout;
  readonly dimension: number;
  /** Writes log q(y_i) for i < n. */
  logProb(theta: Float64Array, y: Numbers, n: number, out: Numbers): void;
  /** Adds Σ_i adjoint_i ∂log q(y_i)/∂θ; adds adjoint_i ∂log q(y_i)/∂y_i to gradY where it is given. */
  logProbBackward(n: number, adjoint: Numbers, gradTheta: Float64Array, gradY: Numbers | null): void;
  /** Number of nodes of an expectation over Q. */
  readonly nodeCount: number;
  /** Writes nodes y that move with Q, and their weights: E_Q[g] ≈ Σ weight_i g(y_i). */
  nodes(theta: Float64Array, y: Numbers, weight: Numbers): void;
  /** Adds the gradient that flows through the nodes and their weights. */
  nodesBackward(gradY: Numbers, gradWeight: Numbers, gradTheta: Float64Array): void;
  /** The same parameters in the field's words and the data's units. */
  natural(theta: Float64Array): NaturalParameters;
  /** The recorded summaries, as series names with units, and their values in the same order. */
  readonly summaryNames: readonly { name: string; unit: string }[];
  summaries(theta: Float64Array, out: Float64Array): void;
}

/** A conditional model ŷ(x) with log noise scale s(x), for one replica, in float64. */
export interface ConditionalFloat64 {
  readonly layout: ParameterLayout;
  readonly inputs: number;
  readonly outputs: number;
  /** True where the model supplies the formula's `s`. */
  readonly hasScale: boolean;
  /** x is [example × inputs]; mean and logScale are [example × outputs], all in the data's units. */
  predict(theta: Float64Array, x: Float64Array, n: number, mean: Numbers, logScale: Numbers): void;
  predictBackward(n: number, gradMean: Numbers, gradLogScale: Numbers, gradTheta: Float64Array): void;
  natural(theta: Float64Array): NaturalParameters;
  readonly summaryNames: readonly { name: string; unit: string }[];
  summaries(theta: Float64Array, out: Float64Array): void;
}

/** The same density as tfjs operations on `theta` [replica, parameter], differentiated by tfjs. */
export interface DensityGraph {
  /**
   * Fixed points y [point × dimension], in the data's units, as `logProb` reads them: [1, point, dimension] in the model's
   * own coordinates. They are computed in float64 and rounded once, as θ is, so that a mean that starts on a training
   * point is on it exactly: one unit in the last place is many scales of a component that collapses.
   */
  place(y: Float64Array): Tensor;
  /** points: [replica or 1, point, dimension] as `place` and `nodes` give them → log q, [replica, point]. */
  logProb(theta: Tensor, points: Tensor): Tensor;
  /** Nodes that move with Q: as `logProb` reads them and as y, both [replica, node, dimension]; weights [replica, node]. */
  nodes(theta: Tensor): { points: Tensor; y: Tensor; weight: Tensor };
  dispose(): void;
}

/** The same conditional model as tfjs operations. */
export interface ConditionalGraph {
  /**
   * x: [replica or 1, example, inputs] → mean, measured from y's centre, and logScale [replica, example, outputs]; logScale
   * null without noise.
   */
  predict(theta: Tensor, x: Tensor): { mean: Tensor; logScale: Tensor | null };
  dispose(): void;
}
