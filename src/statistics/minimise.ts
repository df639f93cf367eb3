import { InputError } from '../input-error.ts';

export type Objective = (x: readonly number[]) => number;
export type Gradient = (x: readonly number[]) => number[];

export interface MinimiseOptions {
  /** Converged when the gradient's largest entry is at most tolerance·max(1, |value|). Default 1e-8. */
  tolerance?: number;
  /** Default 500. */
  maxIterations?: number;
}

export interface Minimum {
  x: number[];
  value: number;
  /** Largest entry of the gradient. */
  gradientNorm: number;
  iterations: number;
  converged: boolean;
}

/** Step of the five-point difference, relative to max(1, |x|): balances h⁴ against rounding. */
const STEP = 1e-3;

/** ∂f/∂x by five-point central differences: error about 1e-12 relative to f for smooth f of unit scale. */
export function numericGradient(f: Objective, x: readonly number[]): number[] {
  return x.map((xi, i) => {
    const h = STEP * Math.max(1, Math.abs(xi));
    const at = (k: number) => f(x.map((v, j) => (j === i ? v + k * h : v)));
    return (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h);
  });
}

/**
 * A local minimum of a smooth f near x0 by BFGS with a backtracking line search that never goes uphill: Nocedal &
 * Wright, Numerical Optimization, algorithm 6.1. gradient = null: `numericGradient`.
 * f may be ∞ or NaN away from x0 (the step is shortened); InputError where it is at x0.
 * Stationary is not minimal: a start on a saddle's ridge stays there; see `findLocalMinima`.
 */
export function minimise(
  f: Objective,
  gradient: Gradient | null,
  x0: readonly number[],
  { tolerance = 1e-8, maxIterations = 500 }: MinimiseOptions = {},
): Minimum {
  const slopeAt = gradient ?? ((x: readonly number[]) => numericGradient(f, x));
  let x = x0.slice();
  let value = f(x);
  if (!Number.isFinite(value)) {
    throw new InputError({
      what: 'A minimisation starts where the function is not finite',
      got: value,
      expected: 'a finite value',
    });
  }
  let g = slopeAt(x);
  let inverseHessian = identity(x.length);
  let fresh = true;
  let iterations = 0;
  const flat = () => largest(g) <= tolerance * Math.max(1, Math.abs(value));

  while (!flat() && iterations < maxIterations) {
    let direction = inverseHessian.map((row) => -dot(row, g));
    if (!(dot(direction, g) < 0)) {
      inverseHessian = identity(x.length);
      fresh = true;
      direction = g.map((v) => -v);
    }
    const step = lineSearch(f, x, value, direction, dot(direction, g), fresh ? Math.min(1, 1 / largest(g)) : 1);
    if (!step) {
      if (fresh) break; // even straight downhill nothing is lower: rounding
      inverseHessian = identity(x.length);
      fresh = true;
      continue;
    }
    const nextGradient = slopeAt(step.x);
    updateInverseHessian(
      inverseHessian,
      step.x.map((v, i) => v - x[i]),
      nextGradient.map((v, i) => v - g[i]),
      fresh,
    );
    ({ x, value } = step);
    g = nextGradient;
    fresh = false;
    iterations++;
  }
  return { x, value, gradientNorm: largest(g), iterations, converged: flat() };
}

/** Armijo backtracking. Where decrease drowns in rounding, equal values are taken once the step is a full one. */
function lineSearch(f: Objective, x: number[], value: number, direction: number[], slope: number, first: number) {
  const noise = 4 * Number.EPSILON * Math.abs(value);
  for (let t = first; t > 1e-14; t /= 2) {
    const next = x.map((v, i) => v + t * direction[i]);
    const nextValue = f(next);
    if (nextValue <= value + 1e-4 * t * slope || (t === 1 && Math.abs(slope) < 1e-9 && nextValue <= value + noise)) {
      return { x: next, value: nextValue };
    }
  }
  return null;
}

/** BFGS update with s = step, y = change of gradient; skipped where the curvature yᵀs is not positive. */
function updateInverseHessian(h: number[][], s: number[], y: number[], fresh: boolean): void {
  const curvature = dot(s, y);
  if (!(curvature > 1e-12 * Math.sqrt(dot(s, s) * dot(y, y)))) return;
  if (fresh) for (let i = 0; i < s.length; i++) h[i][i] = curvature / dot(y, y);
  const hy = h.map((row) => dot(row, y));
  const factor = (1 + dot(y, hy) / curvature) / curvature;
  for (let i = 0; i < s.length; i++) {
    for (let j = 0; j < s.length; j++) h[i][j] += factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / curvature;
  }
}

function identity(size: number): number[][] {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, v, i) => sum + v * b[i], 0);
}

function largest(v: readonly number[]): number {
  return v.reduce((max, x) => Math.max(max, Math.abs(x)), 0);
}
