import { inverse, Matrix } from 'ml-matrix';
import { compensatedSum } from '../information/compensated-sum.ts';
import { STREAM, Stream } from '../information/random.ts';
import { InputError } from '../input-error.ts';
import { collinear, standardise, toOwnUnits } from './design.ts';
import { type LinearFit, ordinaryLeastSquares } from './least-squares.ts';

export interface QuantileFit extends LinearFit {
  /** Σ ρ(residual), ρ(r) = tau·r for r ≥ 0 and (tau − 1)·r below: the pinball loss, units of y. */
  sumOfPinballLosses: number;
  /** Primal minus dual objective, units of y: the fit is optimal to within this. Rounding only, on a solved problem. */
  dualityGap: number;
  /** True: proved to be the only optimum (the dual solution lies strictly inside its box). False: others share the sum, or a tie leaves it open. */
  unique: boolean;
}

/** Share of the targets' spread by which they are moved apart, so that no vertex is degenerate. */
const PERTURBATION = 1e-10;
const DUAL_TOLERANCE = 1e-9;

/**
 * Linear quantile regression with an intercept, x [example][feature], 0 < tau < 1: the exact minimiser of the summed
 * pinball loss. An optimum interpolates as many examples as there are coefficients, so the search walks from one such
 * basis to a better one along edges, with an exact line search along each: Bloomfield & Steiger, Least Absolute
 * Deviations (1983); Koenker & d'Orey, Applied Statistics 36 (1987).
 *
 * Ties (more residuals of 0 than coefficients) could make the walk cycle, so it runs on targets moved by 1e-10 of
 * their spread. The basis it ends on is then solved with the true targets and certified by its duality gap.
 * InputError on tau out of range, bad shapes, constant or linearly dependent inputs.
 */
export function quantileRegression(x: readonly (readonly number[])[], y: readonly number[], tau: number): QuantileFit {
  if (!(tau > 0 && tau < 1)) {
    throw new InputError({ what: 'A quantile is out of range', got: tau, expected: 'a number between 0 and 1' });
  }
  const start = ordinaryLeastSquares(x, y); // checks x and y
  const design = standardise(x, y);
  const rows = design.standardised.map((row) => [1, ...row]);
  const middle = compensatedSum(y) / y.length;
  const spread = y.reduce((max, v) => Math.max(max, Math.abs(v - middle)), 0) || 1;
  const apart = new Stream(1, STREAM.sample);
  const moved = y.map((v) => v - middle + spread * PERTURBATION * (2 * apart.uniform() - 1));

  let basis = firstBasis(rows, start.residuals);
  let vertex = atVertex(rows, moved, basis, tau);
  for (;;) {
    const next = betterBasis(rows, vertex, basis, tau);
    if (!next) break;
    basis = next;
    vertex = atVertex(rows, moved, basis, tau);
  }

  const centred = y.map((v) => v - middle);
  const { coefficients, residuals } = atVertex(rows, centred, basis, tau);
  const dual = vertex.residuals.map((r) => (r > 0 ? tau : tau - 1));
  for (const [j, i] of basis.entries()) dual[i] = -vertex.pull[j];
  const primal = compensatedSum(residuals.map((r) => (r > 0 ? tau * r : (tau - 1) * r)));
  return {
    ...toOwnUnits(design, coefficients[0] + middle, coefficients.slice(1)),
    residuals,
    sumOfPinballLosses: primal,
    dualityGap: primal - compensatedSum(centred.map((v, i) => v * dual[i])),
    unique: basis.every((i) => dual[i] > tau - 1 + DUAL_TOLERANCE && dual[i] < tau - DUAL_TOLERANCE),
  };
}

/** Linearly independent examples, as many as coefficients, taking those with the smallest residuals first. */
function firstBasis(rows: number[][], residuals: number[]): number[] {
  const basis: number[] = [];
  const reduced: { row: number[]; pivot: number }[] = [];
  const order = rows.map((_, i) => i).sort((a, b) => Math.abs(residuals[a]) - Math.abs(residuals[b]));
  for (const i of order) {
    const rest = rows[i].slice();
    for (const { row, pivot } of reduced) {
      const factor = rest[pivot] / row[pivot];
      for (let k = 0; k < rest.length; k++) rest[k] -= factor * row[k];
    }
    const pivot = rest.reduce((best, v, k) => (Math.abs(v) > Math.abs(rest[best]) ? k : best), 0);
    if (Math.abs(rest[pivot]) < 1e-7) continue;
    reduced.push({ row: rest, pivot });
    basis.push(i);
    if (basis.length === rows[0].length) return basis;
  }
  throw collinear();
}

interface Vertex {
  coefficients: number[];
  /** y − ŷ [example], exactly 0 on the basis. */
  residuals: number[];
  /** edges[j]: the direction of the coefficients that frees basis example j and keeps the others interpolated. */
  edges: number[][];
  /** Σ over examples off the basis of ρ′(residual)·(row · edges[j]). */
  pull: number[];
}

function atVertex(rows: number[][], y: number[], basis: number[], tau: number): Vertex {
  const inverted = inverse(new Matrix(basis.map((i) => rows[i])));
  const coefficients = inverted.mmul(Matrix.columnVector(basis.map((i) => y[i]))).to1DArray();
  const edges = basis.map((_, j) => inverted.getColumn(j));
  const residuals = rows.map((row, i) => y[i] - dot(row, coefficients));
  for (const i of basis) residuals[i] = 0;
  const pull = basis.map(() => 0);
  const onBasis = new Set(basis);
  for (const [i, row] of rows.entries()) {
    if (onBasis.has(i)) continue;
    const slope = residuals[i] > 0 ? tau : tau - 1;
    for (const [j, edge] of edges.entries()) pull[j] += slope * dot(row, edge);
  }
  return { coefficients, residuals, edges, pull };
}

/** The basis after a step along the edge of steepest descent, or null where no edge descends. */
function betterBasis(
  rows: number[][],
  { residuals, edges, pull }: Vertex,
  basis: number[],
  tau: number,
): number[] | null {
  let steepest = -DUAL_TOLERANCE;
  let leaving = -1;
  let sign = 0;
  for (const [j, p] of pull.entries()) {
    // Moving by +t makes basis residual j −t, which costs (1 − tau)t; moving by −t makes it t, which costs tau·t.
    for (const [direction, slope] of [
      [1, -p + (1 - tau)],
      [-1, p + tau],
    ]) {
      if (slope < steepest) {
        steepest = slope;
        leaving = j;
        sign = direction;
      }
    }
  }
  if (leaving < 0) return null;

  const onBasis = new Set(basis);
  const crossings: { t: number; i: number; rate: number }[] = [];
  for (const [i, row] of rows.entries()) {
    if (onBasis.has(i)) continue;
    const rate = sign * dot(row, edges[leaving]);
    const t = residuals[i] / rate;
    if (Math.abs(rate) > 1e-9 && t > 0) crossings.push({ t, i, rate: Math.abs(rate) });
  }
  crossings.sort((a, b) => a.t - b.t);
  // Each residual that changes sign adds its rate to the slope: stop where the slope is no longer negative.
  let slope = steepest;
  for (const { i, rate } of crossings) {
    slope += rate;
    if (slope >= -DUAL_TOLERANCE) return basis.map((member, j) => (j === leaving ? i : member));
  }
  throw new Error('A pinball loss descended without end; its slope must turn.');
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}
