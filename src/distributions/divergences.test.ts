import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as table from '../information/entropy.ts';
import { Categorical } from './categorical.ts';
import {
  chiSquared,
  crossEntropy,
  type Drawer,
  jensenShannon,
  klDivergence,
  renyiDivergence,
  squaredHellinger,
  totalVariation,
} from './divergences.ts';
import { Gaussian } from './gaussian.ts';
import { Laplace } from './laplace.ts';
import { GaussianMixture } from './mixture.ts';

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const gaussian = fc.tuple(real(-3, 3), real(0.4, 2)).map(([m, s]) => Gaussian.withScale(m, s));
const laplace = fc.tuple(real(-3, 3), real(0.4, 2)).map(([m, s]) => new Laplace(m, s));
const modes = (weights: number[], means: number[], sd: number) =>
  new GaussianMixture(means.map((m, i) => ({ weight: weights[i], mean: [m], covariance: [[sd * sd]] })));
const mixture = fc
  .tuple(real(0.1, 0.9), real(-3, 3), real(-3, 3), real(0.4, 2))
  .map(([w, a, b, s]) => modes([w, 1 - w], [a, b], s));
const onTheLine: fc.Arbitrary<Drawer> = fc.oneof(gaussian, laplace, mixture);
const probabilities = fc.array(real(0.01, 1), { minLength: 4, maxLength: 4 }).map((v) => {
  const total = v.reduce((a, b) => a + b);
  return new Categorical(v.map((x) => x / total));
});
const pair = fc.oneof(fc.tuple(onTheLine, onTheLine), fc.tuple(probabilities, probabilities));

describe('p = N(0,1), q = N(1,2²): REFERENCE.md', () => {
  const p = Gaussian.withScale(0, 1);
  const q = Gaussian.withScale(1, 2);
  it.each([
    ['KL(p,q)', klDivergence(p, q), 0.4431471806],
    ['KL(q,p)', klDivergence(q, p), 1.3068528194],
    ['Jensen–Shannon', jensenShannon(p, q), 0.1281749731],
    ['squared Hellinger', squaredHellinger(p, q), 0.1491945378],
    ['total variation, by its crossing points and erf', totalVariation(p, q), 0.3900656601],
    ['χ²(p‖q)', chiSquared(p, q), 0.7440263415],
    ['Rényi ½', renyiDivergence(p, q, 0.5), 0.3231435513],
  ])('%s', (_, { value, error }, expected) => {
    expect(Math.abs(value - expected)).toBeLessThan(6e-11);
    expect(error).toBeLessThan(1e-10);
  });

  it('χ²(q‖p) diverges: q is too wide', () => {
    expect(chiSquared(q, p).value).toBe(Infinity);
  });
});

describe('one Gaussian against a population of two modes: REFERENCE.md', () => {
  const A = modes([0.5, 0.5], [-1.5, 1.5], 1);
  const B = modes([0.5, 0.5], [-3, 3], 1);
  const D = modes([0.8, 0.2], [-2.5, 2.5], 0.6);
  it.each<[string, GaussianMixture, number, number, number]>([
    ['A', A, 0, 1.80277564, 0.06255019],
    ['B', B, 0, 3.16227766, 0.46199461],
    ['D', D, -1.5, 2.0880613, 0.74669548],
  ])('forward KL, %s: moments match and the value', (_, p, m, sd, kl) => {
    expect(p.mean()[0]).toBeCloseTo(m, 12);
    expect(Math.sqrt(p.covariance()[0][0])).toBeCloseTo(sd, 7);
    const q = new Gaussian(p.mean(), p.covariance());
    expect(Math.abs(klDivergence(p, q).value - kl)).toBeLessThan(6e-9);
  });
  it.each<[string, GaussianMixture, number, number, number]>([
    ['A', A, 0, 1.71399936, 0.07423376],
    ['B, a mode', B, 2.98430599, 1.02336856, 0.688769],
    ['B, the other mode', B, -2.98430599, 1.02336856, 0.688769],
    ['B, both', B, 0, 2.74376931, 0.84062143],
    ['D, large', D, -2.49994052, 0.6001283, 0.22312158],
    ['D, small', D, 2.49975976, 0.60048263, 1.60934363],
  ])('reverse KL, %s', (_, p, m, sd, kl) => {
    const { value, error } = klDivergence(Gaussian.withScale(m, sd), p);
    expect(Math.abs(value - kl)).toBeLessThan(6e-9);
    expect(error).toBeLessThan(1e-10);
  });
});

describe('in the plane', () => {
  const rho = 0.9;
  const p = new Gaussian(
    [0, 0],
    [
      [1, rho],
      [rho, 1],
    ],
  );
  it('correlated Gaussian against a factorised Q: both optimal KLs are −½ ln(1 − ρ²)', () => {
    const forward = new Gaussian(
      [0, 0],
      [
        [1, 0],
        [0, 1],
      ],
    );
    const reverse = new Gaussian(
      [0, 0],
      [
        [1 - rho ** 2, 0],
        [0, 1 - rho ** 2],
      ],
    );
    expect(Math.abs(klDivergence(p, forward).value - 0.8303656034)).toBeLessThan(6e-11);
    expect(Math.abs(klDivergence(reverse, p).value - 0.8303656034)).toBeLessThan(6e-11);
  });

  it('quadrature agrees with the closed form: the same Gaussian written as two equal components', () => {
    const split = (g: Gaussian) =>
      new GaussianMixture([0.5, 0.5].map((weight) => ({ weight, mean: g.mean(), covariance: g.covariance() })));
    const q = new Gaussian(
      [1, -1],
      [
        [2, -0.5],
        [-0.5, 1],
      ],
    );
    for (const alpha of [0.3, 1]) {
      const exact = renyiDivergence(p, q, alpha);
      const numeric = renyiDivergence(split(p), split(q), alpha);
      expect(Math.abs(exact.value - numeric.value)).toBeLessThan(1e-9);
      expect(numeric.error).toBeLessThan(1e-9);
    }
    expect(Math.abs(crossEntropy(split(p), split(q)).value - crossEntropy(p, q).value)).toBeLessThan(1e-9);
    expect(Math.abs(split(p).entropy().value - p.entropy().value)).toBeLessThan(1e-9);
  });
});

describe('the stated error', () => {
  it('covers the kink of total variation in the plane: unit Gaussians 1 apart have 2Φ(½) − 1', () => {
    const round = (m: number) =>
      new Gaussian(
        [m, 0],
        [
          [1, 0],
          [0, 1],
        ],
      );
    const { value, error } = totalVariation(round(0), round(1));
    expect(Math.abs(value - 0.3829249225480262)).toBeLessThan(error);
    expect(error).toBeLessThan(1e-4);
  });

  it('covers a component 10⁴ times narrower than the other: H = ln 2 + mean entropy', () => {
    const p = new GaussianMixture([1, 1e-4].map((s, i) => ({ weight: 0.5, mean: [9 * i], covariance: [[s * s]] })));
    const apart = Math.LN2 + 0.5 * Math.log(2 * Math.PI * Math.E) + 0.5 * Math.log(1e-4);
    expect(Math.abs(p.entropy().value - apart)).toBeLessThan(1e-9);
  });
});

describe('identities', () => {
  it('KL ≥ 0 and H(p,q) = H(p) + KL(p,q), within the stated errors', () => {
    fc.assert(
      fc.property(pair, ([p, q]) => {
        const kl = klDivergence(p, q);
        const cross = crossEntropy(p, q);
        const entropy = p.entropy();
        const error = kl.error + cross.error + entropy.error + 1e-10 * (1 + Math.abs(cross.value));
        expect(kl.value).toBeGreaterThanOrEqual(-error);
        expect(Math.abs(cross.value - entropy.value - kl.value)).toBeLessThanOrEqual(error);
      }),
      { numRuns: 60 },
    );
  });

  it('bounds and order: H² ≤ TV ≤ √(2H²), TV ≤ √(KL/2) (Pinsker), JS ≤ ln 2 · TV, Rényi ½ ≤ KL ≤ Rényi 2', () => {
    fc.assert(
      fc.property(pair, ([p, q]) => {
        const [tv, hellinger, js, kl, half] = [
          totalVariation(p, q).value,
          squaredHellinger(p, q).value,
          jensenShannon(p, q).value,
          klDivergence(p, q).value,
          renyiDivergence(p, q, 0.5).value,
        ];
        const slack = 1e-9;
        expect(hellinger).toBeLessThanOrEqual(tv + slack);
        expect(tv).toBeLessThanOrEqual(Math.sqrt(2 * hellinger + slack));
        expect(tv).toBeLessThanOrEqual(Math.sqrt(Math.max(0, kl) / 2 + slack));
        expect(js).toBeLessThanOrEqual(Math.LN2 * tv + slack);
        expect(half).toBeLessThanOrEqual(kl + slack);
        expect(half).toBeCloseTo(-2 * Math.log(1 - hellinger), 7);
        if (p instanceof Categorical) expect(renyiDivergence(p, q, 2).value).toBeGreaterThanOrEqual(kl - slack);
      }),
      { numRuns: 40 },
    );
  });

  it('H(p, ·) is least at p: no shift or rescaling of the argument does better', () => {
    fc.assert(
      fc.property(mixture, real(-0.5, 0.5), real(-0.3, 0.3), (p, shift, logScale) => {
        const q = new GaussianMixture(
          p.components.map(({ weight, mean, covariance }) => ({
            weight,
            mean: [mean[0] * Math.exp(logScale) + shift],
            covariance: [[covariance[0][0] * Math.exp(2 * logScale)]],
          })),
        );
        expect(crossEntropy(p, q).value).toBeGreaterThanOrEqual(p.entropy().value - 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it('tables: the same numbers as src/information', () => {
    fc.assert(
      fc.property(probabilities, probabilities, (p, q) => {
        const [P, Q] = [p.probabilities, q.probabilities];
        expect(klDivergence(p, q).value).toBeCloseTo(table.klDivergence(P, Q), 13);
        expect(crossEntropy(p, q).value).toBeCloseTo(table.crossEntropy(P, Q), 13);
        expect(jensenShannon(p, q).value).toBeCloseTo(table.jensenShannon(P, Q), 13);
      }),
    );
  });
});

describe('at the edge', () => {
  const certain = new Categorical([1, 0]);
  const other = new Categorical([0, 1]);
  it('tables with nothing in common', () => {
    expect(klDivergence(certain, other).value).toBe(Infinity);
    expect(jensenShannon(certain, other).value).toBe(Math.LN2);
    expect(totalVariation(certain, other).value).toBe(1);
    expect(squaredHellinger(certain, other).value).toBe(1);
    expect(renyiDivergence(certain, other, 0.5).value).toBe(Infinity);
    expect(chiSquared(certain, other).value).toBe(Infinity);
  });

  it.each<[string, () => unknown, string]>([
    ['table and density', () => klDivergence(certain, Gaussian.withScale(0, 1)), 'do not live on the same points'],
    ['table sizes', () => jensenShannon(certain, new Categorical([1])), 'a table of 2 in 1 and a table of 1 in 1'],
    ['order 0', () => renyiDivergence(certain, other, 0), 'bad order; got 0; expected a positive number'],
    ['χ² of mixtures', () => chiSquared(new Laplace(0, 1), new Laplace(0, 2)), 'no reliable quadrature; got 2'],
  ])('%s is refused', (_, act, message) => {
    expect(act).toThrow(message);
  });
});
