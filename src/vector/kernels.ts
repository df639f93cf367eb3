/**
 * What the module in assembly/ exports; what each does stands at its source. Numbers lie at addresses in its memory, see
 * `Vector`. A kernel may read and write the number after a last odd one.
 */
export interface Kernels
  extends Record<UnaryKernel, (n: number, a: number, out: number) => void>,
    Record<BinaryKernel, (n: number, a: number, b: number, out: number) => void>,
    SumKernels,
    MixtureKernels,
    NetworkKernels {
  /** assembly/rates.ts */
  repeatExp(rounds: number): number;
  repeatMultiplyAdd(rounds: number): number;
  /** assembly/binary.ts */
  select(n: number, equal: boolean, a: number, b: number, consequent: number, alternative: number, out: number): void;
}

/** assembly/unary.ts */
export const UNARY_KERNELS = [
  'copy',
  'negate',
  'abs',
  'sqrt',
  'square',
  'exp',
  'log',
  'log1p',
  'tanh',
  'sign',
  'softplus',
  'sigmoid',
] as const;
export type UnaryKernel = (typeof UNARY_KERNELS)[number];

/** assembly/binary.ts */
export const BINARY_KERNELS = [
  'add',
  'subtract',
  'multiply',
  'divide',
  'min',
  'max',
  'preference',
  'contribution',
] as const;
export type BinaryKernel = (typeof BINARY_KERNELS)[number];

/** assembly/sums.ts */
export interface SumKernels {
  sum(n: number, a: number): number;
  dot(n: number, a: number, b: number): number;
  scale(n: number, factor: number, a: number): void;
  place(n: number, z: number, factor: number, shift: number, out: number): void;
  addContribution(n: number, a: number, b: number, out: number): void;
  standardise(n: number, y: number, centre: number, scale: number, out: number): void;
  standardisePairs(
    n: number,
    y: number,
    centre0: number,
    scale0: number,
    centre1: number,
    scale1: number,
    out0: number,
    out1: number,
  ): void;
  payNodes(
    n: number,
    shared: boolean,
    logp: number,
    logq: number,
    weight: number,
    paid: number,
    byWeight: number,
    byLogq: number,
    byLogp: number,
  ): number;
}

/** assembly/mixture.ts and assembly/moments.ts; `points` is even. */
export interface MixtureKernels {
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
  pullOf(n: number, adjoint: number, inverse: number, out: number): number;
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
}

/** assembly/products.ts and assembly/activations.ts */
export interface NetworkKernels {
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
  tanhRows(rows: number, a: number, stride: number, width: number): void;
  reluRows(rows: number, a: number, stride: number, width: number): void;
  tanhBackward(rows: number, y: number, adjoint: number, stride: number, width: number): void;
  reluBackward(rows: number, y: number, adjoint: number, stride: number, width: number): void;
}
