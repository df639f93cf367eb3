import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import {
  type Gradient,
  type MinimiseOptions,
  type Minimum,
  minimise,
  numericGradient,
  type Objective,
} from './minimise.ts';

/** Step of the Hessian's differences, relative to max(1, |x|). */
const STEP = 1e-3;

export interface LocalMinimum extends Minimum {
  /** How many of the starts ended here. */
  starts: number;
}

/**
 * The different local minima reached from the starts, lowest first. Runs that do not converge are left out. Where a run
 * ends on a saddle (a negative eigenvalue of the numeric Hessian) it is pushed off along that direction and goes on.
 * Two ends are the same minimum when they differ by less than `distinct` (default 1e-4) times max(1, |x|) in every entry.
 * What no start reaches is not found: the result is "best of N", not a proof.
 */
export function findLocalMinima(
  f: Objective,
  starts: readonly (readonly number[])[],
  options: MinimiseOptions & { gradient?: Gradient; distinct?: number } = {},
): LocalMinimum[] {
  const { gradient = null, distinct = 1e-4 } = options;
  const found: LocalMinimum[] = [];
  for (const start of starts) {
    let end = minimise(f, gradient, start, options);
    for (let pushes = 0; end.converged && pushes < 3; pushes++) {
      const lower = descentDirection(f, gradient, end.x);
      if (!lower) break;
      end = minimise(f, gradient, lower, options);
    }
    if (!end.converged) continue;
    const same = found.find(({ x }) =>
      x.every((v, i) => Math.abs(v - end.x[i]) <= distinct * Math.max(1, Math.abs(v), Math.abs(end.x[i]))),
    );
    if (same) same.starts++;
    else found.push({ ...end, starts: 1 });
  }
  return found.sort((a, b) => a.value - b.value);
}

/** A lower point beside x along the most negative curvature, or null at a minimum. */
function descentDirection(f: Objective, gradient: Gradient | null, x: number[]): number[] | null {
  const slopeAt = gradient ?? ((at: readonly number[]) => numericGradient(f, at));
  const hessian = x.map((xi, i) => {
    const h = STEP * Math.max(1, Math.abs(xi));
    const at = (k: number) => slopeAt(x.map((v, j) => (j === i ? v + k * h : v)));
    const [up, down] = [at(1), at(-1)];
    return up.map((v, j) => (v - down[j]) / (2 * h));
  });
  const symmetric = hessian.map((row, i) => row.map((v, j) => (v + hessian[j][i]) / 2));
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(new Matrix(symmetric));
  const lowest = realEigenvalues.indexOf(Math.min(...realEigenvalues));
  if (realEigenvalues[lowest] > -1e-6 * Math.max(1, ...realEigenvalues.map(Math.abs))) return null;
  const direction = eigenvectorMatrix.getColumn(lowest);
  const pushed = x.map((v, i) => v + 0.01 * Math.max(1, Math.abs(v)) * direction[i]);
  return f(pushed) < f(x) ? pushed : null;
}
