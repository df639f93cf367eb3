import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastAbsoluteDeviations } from './least-absolute-deviations.ts';
import { ordinaryLeastSquares } from './least-squares.ts';
import { quantileRegression } from './quantile-regression.ts';

function read(name: string, inputs: number[], target: number): [number[][], number[]] {
  const rows = readFileSync(`public/data/${name}.csv`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));
  return [rows.map((row) => inputs.map((j) => row[j])), rows.map((row) => row[target])];
}

const STACKLOSS = read('stackloss', [0, 1, 2], 3);
const ENGEL = read('engel', [0], 1);
const ANSCOMBE_III = read('anscombe', [2], 6);
const ANSCOMBE_IV = read('anscombe', [3], 7);

describe('REFERENCE.md', () => {
  const half = 6e-7;
  it.each<[string, [number[][], number[]], number[], number]>([
    ['stackloss', STACKLOSS, [-39.919674, 0.71564, 1.295286, -0.152123], 178.829962],
    ['engel', ENGEL, [147.475389, 0.485178], 3033804.577],
    ['anscombe III', ANSCOMBE_III, [3.002455, 0.499727], 13.756192],
  ])('least squares: %s', (_, [x, y], expected, sum) => {
    const fit = ordinaryLeastSquares(x, y);
    for (const [j, c] of [fit.intercept, ...fit.coefficients].entries()) {
      expect(Math.abs(c - expected[j])).toBeLessThan(half);
    }
    expect(Math.abs(fit.residualSumOfSquares - sum)).toBeLessThan(sum > 1e6 ? 6e-4 : half);
  });

  it.each<[string, [number[][], number[]], number[], number]>([
    ['stackloss', STACKLOSS, [-39.689855, 0.831884, 0.573913, -0.06087], 42.081159],
    ['engel', ENGEL, [81.482247, 0.560181], 17559.932648],
    ['anscombe III', ANSCOMBE_III, [4.01, 0.345], 4.265],
  ])('least absolute deviations: %s, certified and unique', (_, [x, y], expected, sum) => {
    const fit = leastAbsoluteDeviations(x, y);
    for (const [j, c] of [fit.intercept, ...fit.coefficients].entries()) {
      expect(Math.abs(c - expected[j])).toBeLessThan(half);
    }
    expect(Math.abs(fit.sumOfAbsoluteResiduals - sum)).toBeLessThan(half);
    expect(Math.abs(fit.dualityGap)).toBeLessThan(1e-12 * sum);
    expect(fit.unique).toBe(true);
  });

  it('anscombe IV: slopes from .496364 to .51 share the sum 9.93', () => {
    const fit = leastAbsoluteDeviations(...ANSCOMBE_IV);
    expect(fit.sumOfAbsoluteResiduals).toBeCloseTo(9.93, 12);
    expect(fit.unique).toBe(false);
    expect(fit.coefficients[0]).toBeGreaterThan(0.4963636);
    expect(fit.coefficients[0]).toBeLessThan(0.5100001);
  });

  it('engel under its noise models, nats per example', () => {
    const n = ENGEL[1].length;
    const squares = ordinaryLeastSquares(...ENGEL).residualSumOfSquares;
    const deviations = leastAbsoluteDeviations(...ENGEL).sumOfAbsoluteResiduals;
    expect(Math.abs(0.5 * Math.log((2 * Math.PI * Math.E * squares) / n) - 6.1518097891)).toBeLessThan(6e-11);
    expect(Math.abs(1 + Math.log((2 * deviations) / n) - 6.006936698)).toBeLessThan(6e-11);
  });
});

const small = fc.integer({ min: 3, max: 8 }).chain((n) =>
  fc.tuple(
    fc.array(fc.integer({ min: -4, max: 4 }), { minLength: n, maxLength: n }).filter((x) => new Set(x).size > 1),
    fc.array(fc.integer({ min: -4, max: 4 }), { minLength: n, maxLength: n }),
  ),
);
const taus = fc.constantFrom(0.1, 0.25, 0.5, 0.9);

/** Least pinball sum over every line through two examples: an optimum is among them. */
function bruteForce(x: number[], y: number[], tau: number): number {
  let best = Infinity;
  for (let a = 0; a < x.length; a++) {
    for (let b = 0; b < a; b++) {
      if (x[a] === x[b]) continue;
      const slope = (y[a] - y[b]) / (x[a] - x[b]);
      const sum = y.reduce((total, yi, i) => {
        const r = yi - y[a] - slope * (x[i] - x[a]);
        return total + Math.max(tau * r, (tau - 1) * r);
      }, 0);
      best = Math.min(best, sum);
    }
  }
  return best;
}

describe('quantile regression', () => {
  it('equals exhaustive search on small integers, full of ties', () => {
    fc.assert(
      fc.property(small, taus, ([x, y], tau) => {
        const fit = quantileRegression(
          x.map((v) => [v]),
          y,
          tau,
        );
        expect(fit.sumOfPinballLosses).toBeCloseTo(bruteForce(x, y, tau), 10);
        expect(Math.abs(fit.dualityGap)).toBeLessThan(1e-8);
      }),
      { numRuns: 500 },
    );
  });

  it('without inputs it is the sample quantile; the Huber example of REFERENCE.md has median 1', () => {
    const y = [0, 0, 1, 1, 2, 10];
    const none = y.map(() => []);
    expect(quantileRegression(none, y, 0.5).intercept).toBeCloseTo(1, 12);
    expect(quantileRegression(none, y, 0.95).intercept).toBeCloseTo(10, 12);
    expect(ordinaryLeastSquares(none, y).intercept).toBeCloseTo(14 / 6, 14);
  });

  it('a share tau of the examples lies below, within the number of coefficients', () => {
    for (const tau of [0.1, 0.5, 0.75]) {
      const { residuals, coefficients } = quantileRegression(...ENGEL, tau);
      const below = residuals.filter((r) => r < -1e-9).length;
      const touched = residuals.filter((r) => Math.abs(r) <= 1e-9).length;
      expect(touched).toBe(coefficients.length + 1);
      expect(below).toBeLessThanOrEqual(tau * residuals.length);
      expect(below + touched).toBeGreaterThanOrEqual(tau * residuals.length);
    }
  });

  it('constant targets and exact lines are fitted without cycling', () => {
    const x = [[1], [2], [3], [4], [5]];
    expect(leastAbsoluteDeviations(x, [2, 2, 2, 2, 2]).sumOfAbsoluteResiduals).toBe(0);
    const line = leastAbsoluteDeviations(x, [1, 3, 5, 7, 9]);
    expect(line.coefficients[0]).toBeCloseTo(2, 12);
    expect(line.intercept).toBeCloseTo(-1, 12);
  });
});

describe('least squares', () => {
  it('residuals are orthogonal to 1 and to every input', () => {
    fc.assert(
      fc.property(small, ([x, y]) => {
        const { residuals } = ordinaryLeastSquares(
          x.map((v) => [v]),
          y,
        );
        expect(residuals.reduce((sum, r) => sum + r, 0)).toBeCloseTo(0, 11);
        expect(residuals.reduce((sum, r, i) => sum + r * x[i], 0)).toBeCloseTo(0, 11);
      }),
    );
  });

  it('survives a large offset: the year as input', () => {
    const fit = ordinaryLeastSquares([[1e9], [1e9 + 1], [1e9 + 2]], [1, 2, 3]);
    expect(fit.coefficients[0]).toBeCloseTo(1, 12);
    expect(fit.residualSumOfSquares).toBeLessThan(1e-24);
  });
});

describe('bad data', () => {
  it.each<[string, () => unknown, string]>([
    ['empty', () => ordinaryLeastSquares([], []), 'has too few examples; got 0; expected at least 1.'],
    [
      'too few',
      () =>
        ordinaryLeastSquares(
          [
            [1, 2],
            [3, 4],
          ],
          [1, 2],
        ),
      'A regression on 2 inputs has too few examples; got 2; expected at least 3.',
    ],
    ['numbers', () => ordinaryLeastSquares([[1], [2]], [1]), 'Inputs and targets differ in number; got "2 and 1"'],
    ['ragged', () => leastAbsoluteDeviations([[1], [2, 3], [4]], [1, 2, 3]), 'Row 2 of a regression is bad'],
    [
      'NaN',
      () => leastAbsoluteDeviations([[1], [2], [4]], [1, 2, Number.NaN]),
      'Row 3 of a regression is bad; got "4, NaN"',
    ],
    [
      'constant',
      () => ordinaryLeastSquares([[7], [7], [7]], [1, 2, 3]),
      'Input 1 of a regression is constant; got 7; expected at least two different values. Leave the column out.',
    ],
    [
      'dependent',
      () =>
        ordinaryLeastSquares(
          [
            [1, 2],
            [2, 4],
            [3, 6],
            [5, 10],
          ],
          [1, 2, 3, 4],
        ),
      'The inputs of a regression are linearly dependent',
    ],
    ['tau', () => quantileRegression([[1], [2], [3]], [1, 2, 3], 1), 'A quantile is out of range; got 1'],
  ])('%s', (_, fit, message) => {
    expect(fit).toThrow(message);
  });
});
