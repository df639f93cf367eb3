import { CompensatedSum } from '../information/compensated-sum.ts';
import { type Estimate, integrate } from '../information/quadrature.ts';
import { Categorical } from './categorical.ts';
import type { Density } from './distribution.ts';
import type { GaussianComponent } from './gaussian-component.ts';

export interface ExpectationOptions {
  /** Stop when error ≤ tolerance·max(1, |value|). Default 1e-11. */
  tolerance?: number;
  /** Other densities in f: their breakpoints split the integral too (one dimension). */
  others?: readonly (Density | Categorical)[];
}

/**
 * E_{y∼p} f(y), with an estimate of the error.
 * A table: the sum, error 0. One dimension: adaptive Gauss–Kronrod over the density's breakpoints. Two dimensions: for
 * each Gaussian component the trapezoid rule in its own coordinates z, doubled until it stands still, at most to 1025
 * nodes a side: smooth f to 1e-11, f with kinks to about 1e-5; the error is the last change, or the larger of the last two.
 * The error does not count the rounding of y: beside a scale below 1e-6·|y| that is the larger part.
 * Where p(y) underflows to 0 the term is 0, as in 0·ln 0.
 */
export function expectation(
  p: Density | Categorical,
  f: (y: readonly number[]) => number,
  { tolerance = 1e-11, others = [] }: ExpectationOptions = {},
): Estimate {
  if (p instanceof Categorical) return { value: tableExpectation(p, f), error: 0 };
  if (p.dimension === 1) {
    const [own] = p.breakpoints();
    const y = [0];
    const integrand = (x: number) => {
      y[0] = x;
      const density = Math.exp(p.logProb(y));
      return density === 0 ? 0 : density * f(y);
    };
    const breakpoints = [own, ...others.map((q) => ('breakpoints' in q ? q.breakpoints()[0] : []))].flat();
    return integrate(integrand, own[0], own[own.length - 1], { tolerance, breakpoints });
  }
  if (!p.components) throw new Error('An expectation in two dimensions needs Gaussian components.');
  let value = 0;
  let error = 0;
  for (const component of p.components) {
    const part = planarExpectation(component, f, tolerance);
    value += component.weight * part.value;
    error += component.weight * part.error;
  }
  return { value, error };
}

function tableExpectation(p: Categorical, f: (y: readonly number[]) => number): number {
  const sum = new CompensatedSum();
  for (const [outcome, probability] of p.probabilities.entries()) {
    if (probability > 0) sum.add(probability * f([outcome]));
  }
  return sum.value;
}

/** Half-width of the square in z. Outside lies 5e-19 of the mass. */
const REACH = 9;
const COARSEST = 32;
const FINEST = 1024;

function planarExpectation(
  component: GaussianComponent,
  f: (y: readonly number[]) => number,
  tolerance: number,
): Estimate {
  let intervals = COARSEST;
  let { total, weight } = planarSum(component, f, intervals, 'all');
  let value = total / weight;
  let error = Number.POSITIVE_INFINITY;
  let previous = error;
  const standsStill = () => error <= tolerance * Math.max(1, Math.abs(value));
  while (!standsStill() && intervals < FINEST) {
    intervals *= 2;
    previous = error;
    const added = planarSum(component, f, intervals, 'new');
    total += added.total;
    weight += added.weight;
    error = Math.abs(total / weight - value);
    value = total / weight;
  }
  // Short of convergence (a kink, or a ridge narrower than the grid) one small change may be luck.
  return { value, error: standsStill() ? error : Math.max(error, previous) };
}

/** Σ φ(z)f(y(z)) and Σ φ(z) over a grid with spacing 2·REACH/intervals; `new`: nodes that the coarser grid lacks. */
function planarSum(
  { mean, chol }: GaussianComponent,
  f: (y: readonly number[]) => number,
  intervals: number,
  nodes: 'all' | 'new',
): { total: number; weight: number } {
  const y = [0, 0];
  let total = 0;
  let weight = 0;
  for (let i = 0; i <= intervals; i++) {
    const z0 = REACH * ((2 * i) / intervals - 1);
    const oldRow = nodes === 'new' && i % 2 === 0;
    for (let j = oldRow ? 1 : 0; j <= intervals; j += oldRow ? 2 : 1) {
      const z1 = REACH * ((2 * j) / intervals - 1);
      const square = z0 * z0 + z1 * z1;
      if (square > REACH * REACH) continue;
      const density = Math.exp(-0.5 * square);
      y[0] = mean[0] + chol[0][0] * z0;
      y[1] = mean[1] + chol[1][0] * z0 + chol[1][1] * z1;
      total += density * f(y);
      weight += density;
    }
  }
  return { total, weight };
}
