import { describe, expect, it } from 'vitest';
import { crossEntropy, klDivergence } from '../distributions/divergences.ts';
import { Gaussian } from '../distributions/gaussian.ts';
import { GaussianMixture } from '../distributions/mixture.ts';
import { findLocalMinima } from './local-minima.ts';
import { minimise, numericGradient } from './minimise.ts';

const rosenbrock = ([x, y]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
const rosenbrockGradient = ([x, y]: readonly number[]) => [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)];

describe('minimise', () => {
  it.each([
    ['analytic', rosenbrockGradient],
    ['numeric', null],
  ])('Rosenbrock, %s gradient', (_, gradient) => {
    const end = minimise(rosenbrock, gradient, [-1.2, 1]);
    expect(end.converged).toBe(true);
    expect(Math.abs(end.x[0] - 1)).toBeLessThan(1e-7);
    expect(Math.abs(end.x[1] - 1)).toBeLessThan(1e-7);
  });

  it('the numeric gradient agrees to 1e-9', () => {
    for (const [i, g] of numericGradient(rosenbrock, [-1.2, 1]).entries()) {
      expect(Math.abs(g / rosenbrockGradient([-1.2, 1])[i] - 1)).toBeLessThan(1e-9);
    }
  });

  it('steps back from where the function is NaN or ∞', () => {
    const end = minimise(([x]) => x - Math.log(x), null, [5]);
    expect(end.x[0]).toBeCloseTo(1, 8);
  });

  it('says when it did not converge, and refuses a bad start', () => {
    expect(minimise(rosenbrock, null, [-1.2, 1], { maxIterations: 3 }).converged).toBe(false);
    expect(() => minimise(([x]) => Math.log(x), null, [-1])).toThrow(
      'starts where the function is not finite; got NaN',
    );
  });
});

describe('findLocalMinima', () => {
  it('a double well from its ridge and both sides: the saddle is left, the minima are told apart', () => {
    const minima = findLocalMinima(
      ([x, y]) => (x * x - 1) ** 2 + 0.1 * x + y * y,
      [
        [0, 1],
        [-2, 0],
        [2, 0],
        [-1, 1],
      ],
    );
    expect(minima).toHaveLength(2);
    expect(minima[0].x[0]).toBeCloseTo(-1.0121, 3);
    expect(minima[1].x[0]).toBeCloseTo(0.987, 3);
    expect(minima[0].starts + minima[1].starts).toBe(4);
    const even = findLocalMinima(([x]) => (x * x - 1) ** 2, [[0]]);
    expect(Math.abs(even[0].x[0])).toBeCloseTo(1, 7);
  });
});

const modes = (weights: number[], means: number[], sd: number) =>
  new GaussianMixture(means.map((m, i) => ({ weight: weights[i], mean: [m], covariance: [[sd * sd]] })));
const POPULATIONS = {
  A: modes([0.5, 0.5], [-1.5, 1.5], 1),
  B: modes([0.5, 0.5], [-3, 3], 1),
  D: modes([0.8, 0.2], [-2.5, 2.5], 0.6),
};
const STARTS = [-3, 0, 3].flatMap((m) => [-0.5, 1].map((logScale) => [m, logScale]));
const candidate = ([m, logScale]: readonly number[]) => Gaussian.withScale(m, Math.exp(logScale));

/** One Gaussian against the populations of REFERENCE.md: (m, sd, KL) of every optimum, lowest KL first. */
describe('optima of one Gaussian', () => {
  it.each<[keyof typeof POPULATIONS, [number, number, number]]>([
    ['A', [0, 1.80277564, 0.06255019]],
    ['B', [0, 3.16227766, 0.46199461]],
    ['D', [-1.5, 2.0880613, 0.74669548]],
  ])('forward KL, population %s: one', (name, expected) => {
    const population = POPULATIONS[name];
    const entropy = population.entropy().value;
    const minima = findLocalMinima((x) => crossEntropy(population, candidate(x)).value, STARTS);
    expect(minima).toHaveLength(1);
    expectOptimum([minima[0].x[0], Math.exp(minima[0].x[1]), minima[0].value - entropy], expected);
  });

  it.each<[keyof typeof POPULATIONS, [number, number, number][]]>([
    ['A', [[0, 1.71399936, 0.07423376]]],
    [
      'B',
      [
        [-2.98430599, 1.02336856, 0.688769],
        [2.98430599, 1.02336856, 0.688769],
        [0, 2.74376931, 0.84062143],
      ],
    ],
    [
      'D',
      [
        [-2.49994052, 0.6001283, 0.22312158],
        [2.49975976, 0.60048263, 1.60934363],
      ],
    ],
  ])('reverse KL, population %s: every local one', (name, expected) => {
    const minima = findLocalMinima((x) => klDivergence(candidate(x), POPULATIONS[name]).value, STARTS)
      .map(({ x, value }): [number, number, number] => [x[0], Math.exp(x[1]), value])
      .sort((a, b) => (Math.abs(a[2] - b[2]) < 1e-9 ? a[0] - b[0] : a[2] - b[2]));
    expect(minima).toHaveLength(expected.length);
    for (const [i, optimum] of minima.entries()) expectOptimum(optimum, expected[i]);
  });

  function expectOptimum(optimum: readonly number[], expected: readonly number[]): void {
    for (const [i, tolerance] of [1e-7, 1e-7, 6e-9].entries()) {
      expect(Math.abs(optimum[i] - expected[i])).toBeLessThan(tolerance);
    }
  }
});
