import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { klDivergence } from '../distributions/divergences.ts';
import { Gaussian } from '../distributions/gaussian.ts';
import { minimise } from './minimise.ts';
import {
  bestLambda,
  binaryKl,
  binaryKlInverse,
  gaussianKl,
  klPacBayesBound,
  linearPacBayesBound,
  type PacBayes,
} from './pac-bayes.ts';

const WORKED: PacBayes = { empiricalLoss: 0.05, kl: 500, examples: 10_000, delta: 0.05 };

describe('PAC-Bayes bounds', () => {
  it('worked numbers: N = 10⁴, L̂ = .05, KL = 500, δ = .05', () => {
    expect(linearPacBayesBound(WORKED, 5)).toBeCloseTo(0.334997629, 10);
    expect(bestLambda(WORKED)).toBeCloseTo(1.3643044, 7);
    expect(linearPacBayesBound(WORKED, bestLambda(WORKED))).toBeCloseTo(0.1872478589, 10);
    expect(klPacBayesBound(WORKED)).toBeCloseTo(0.1501219407, 10);
  });

  it('the best λ is what a search finds', () => {
    const { x } = minimise(([l]) => linearPacBayesBound(WORKED, 0.5 + Math.exp(l)), null, [0]);
    expect(0.5 + Math.exp(x[0])).toBeCloseTo(bestLambda(WORKED), 5);
  });

  it('scale with the loss: in units a thousand times as small all are a thousand times as large', () => {
    const scaled = { ...WORKED, empiricalLoss: 50, largestLoss: 1000 };
    expect(linearPacBayesBound(scaled, 5)).toBeCloseTo(334.997629, 7);
    expect(bestLambda(scaled)).toBeCloseTo(1.3643044, 7);
    expect(klPacBayesBound(scaled)).toBeCloseTo(150.1219407, 7);
  });

  it('refuses a λ of ½ and a δ of 0', () => {
    expect(() => linearPacBayesBound(WORKED, 0.5)).toThrow('more than ½');
    expect(() => linearPacBayesBound({ ...WORKED, delta: 0 }, 5)).toThrow('impossible delta');
  });

  it('holds for a loss that is a coin, of which nothing was learned (KL 0): for all but a share δ of samples', () => {
    // Exact: the chance of each count of losses in 30 tosses of a coin of .3.
    const [n, p] = [30, 0.3];
    let missed = 0;
    let share = (1 - p) ** n;
    for (let heads = 0; heads <= n; heads++) {
      const parts = { empiricalLoss: heads / n, kl: 0, examples: n, delta: 0.2 };
      if (Math.min(linearPacBayesBound(parts, 1), klPacBayesBound(parts)) < p) missed += share;
      share *= ((n - heads) / (heads + 1)) * (p / (1 - p));
    }
    expect(missed).toBeLessThan(0.2);
  });
});

describe('the divergence of two coins', () => {
  it('its inverse is one, from q to 1', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (q, budget) => {
          const p = binaryKlInverse(q, budget);
          expect(p).toBeGreaterThanOrEqual(q);
          expect(binaryKl(q, p)).toBeLessThanOrEqual(budget + 1e-12);
          expect(p > 1 - 1e-12 || binaryKl(q, p + 1e-9) > budget - 1e-12).toBe(true);
        },
      ),
    );
    expect(binaryKlInverse(0, Math.LN2)).toBeCloseTo(0.5, 14);
    expect(binaryKlInverse(Number.NaN, 1)).toBeNaN();
  });
});

describe('KL of diagonal Gaussians', () => {
  it('is the sum of those on the line', () => {
    const posterior = [Gaussian.withScale(0.5, 0.1), Gaussian.withScale(-2, 3)];
    const priors = [Gaussian.withScale(1, 2), Gaussian.withScale(0, 2)];
    const expected = posterior.reduce((sum, q, j) => sum + klDivergence(q, priors[j]).value, 0);
    expect(gaussianKl([0.5, -2], [Math.log(0.1), Math.log(3)], [1, 0], 2)).toBeCloseTo(expected, 12);
    expect(gaussianKl([1, 0], [Math.log(2), Math.log(2)], [1, 0], 2)).toBeCloseTo(0, 14);
  });
});
