/** Which of its examples an expectation over data is taken over: a minibatch, or the rows of one replica. */
export interface Draw {
  /** Indices of examples; one may come more than once. */
  rows: Uint32Array;
  /** [row], sums to 1; null: each counts the same. */
  weight: Float64Array | null;
}

/**
 * The training objective of one replica, E_{y ~ over}[pays], in float64 with its gradient: the reference of every
 * test, the fused CPU path's arithmetic, and what the second-order finish minimises.
 */
export interface Expectation {
  /** Number of parameters of one replica. */
  readonly size: number;
  /**
   * Mean loss per example (or the integral) at θ, in the objective's unit; writes the gradient where `gradient` is
   * given (it is overwritten). `draw` says which examples an expectation over data is taken over; null: all.
   * smoothing ε > 0 rounds the formula's kinks off, for the second-order finish.
   */
  evaluate(theta: Float64Array, gradient: Float64Array | null, draw?: Draw | null, smoothing?: number): number;
}
