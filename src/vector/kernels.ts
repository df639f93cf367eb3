/**
 * What the module in assembly/ exports. Arrays are addresses of float64 numbers in its memory, see `Vector`; counts of
 * numbers that are not whole pairs are rounded up by the caller. What each does stands at its source.
 */
export interface Kernels {
  /** Functions of n numbers, n even; `out` may be an operand. assembly/elementwise.ts */
  exp(n: number, a: number, out: number): void;
  log(n: number, a: number, out: number): void;
  tanh(n: number, a: number, out: number): void;
  relu(n: number, a: number, out: number): void;
  tanhBackward(n: number, y: number, adjoint: number): void;
  reluBackward(n: number, y: number, adjoint: number): void;
  /** Mixtures of Gaussians. assembly/mixture.ts */
  logProbOnLine(
    points: number,
    components: number,
    parameters: number,
    t: number,
    density: number,
    logq: number,
    inverse: number,
  ): void;
  logProbInPlane(
    points: number,
    components: number,
    parameters: number,
    t0: number,
    t1: number,
    density: number,
    logq: number,
    inverse: number,
  ): void;
  /** Their gradients. assembly/moments.ts */
  pullOf(points: number, adjoint: number, inverse: number): number;
  momentsOnLine(
    points: number,
    component: number,
    t: number,
    pull: number,
    density: number,
    byT: number,
    slope: number,
    out: number,
  ): void;
  momentsInPlane(
    points: number,
    component: number,
    t0: number,
    t1: number,
    pull: number,
    density: number,
    byT0: number,
    byT1: number,
    slope0: number,
    slope1: number,
    out: number,
  ): void;
  /** Layers of a network. assembly/products.ts */
  layer(
    rows: number,
    depth: number,
    w: number,
    row: number,
    column: number,
    start: number,
    x: number,
    y: number,
    stride: number,
    width: number,
  ): void;
  addGradient(
    rows: number,
    columns: number,
    x: number,
    y: number,
    g: number,
    bias: number,
    stride: number,
    width: number,
  ): void;
}
