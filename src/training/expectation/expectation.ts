/**
 * The training objective of one replica, E_{y ~ over}[pays], in float64 with its gradient: the reference of every
 * test, the fused CPU path's arithmetic, and what the second-order finish minimises.
 */
export interface Expectation {
  /** Number of parameters of one replica. */
  readonly size: number;
  /**
   * Mean loss per example (or the integral) at θ, in the objective's unit; writes the gradient where `gradient` is
   * given (it is overwritten). `rows` restricts an expectation over training data to a minibatch.
   * smoothing ε > 0 rounds the formula's kinks off, for the second-order finish.
   */
  evaluate(theta: Float64Array, gradient: Float64Array | null, rows?: Uint32Array | null, smoothing?: number): number;
}
