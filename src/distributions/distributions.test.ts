import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integrate } from '../information/quadrature.ts';
import { STREAM, Stream } from '../information/random.ts';
import { Categorical } from './categorical.ts';
import { choleskyFactor } from './cholesky.ts';
import type { Density, Distribution } from './distribution.ts';
import { expectation } from './expectation.ts';
import { Gaussian } from './gaussian.ts';
import { Laplace } from './laplace.ts';
import { GaussianMixture } from './mixture.ts';

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const covariance2 = fc.tuple(real(0.3, 3), real(0.3, 3), real(-0.9, 0.9)).map(([s0, s1, rho]) => [
  [s0 * s0, rho * s0 * s1],
  [rho * s0 * s1, s1 * s1],
]);

const mixture1 = fc
  .array(fc.tuple(real(0.1, 1), real(-4, 4), real(0.2, 2)), { minLength: 1, maxLength: 4 })
  .map((parts) => {
    const total = parts.reduce((sum, [w]) => sum + w, 0);
    return new GaussianMixture(parts.map(([w, m, s]) => ({ weight: w / total, mean: [m], covariance: [[s * s]] })));
  });
const mixture2 = fc
  .array(fc.tuple(real(0.1, 1), real(-3, 3), real(-3, 3), covariance2), { minLength: 1, maxLength: 3 })
  .map((parts) => {
    const total = parts.reduce((sum, [w]) => sum + w, 0);
    return new GaussianMixture(parts.map(([w, a, b, covariance]) => ({ weight: w / total, mean: [a, b], covariance })));
  });
const laplace = fc.tuple(real(-3, 3), real(0.2, 3)).map(([loc, scale]) => new Laplace(loc, scale));
const density1: fc.Arbitrary<Density> = fc.oneof(mixture1, laplace);
const anyDensity: fc.Arbitrary<Density> = fc.oneof(mixture1, laplace, mixture2);

const TWO_MODES = new GaussianMixture([
  { weight: 0.8, mean: [-2.5], covariance: [[0.36]] },
  { weight: 0.2, mean: [2.5], covariance: [[0.36]] },
]);
const PLANE = new GaussianMixture([
  {
    weight: 0.3,
    mean: [-1, 2],
    covariance: [
      [1, 0.6],
      [0.6, 2],
    ],
  },
  {
    weight: 0.7,
    mean: [2, 0],
    covariance: [
      [0.5, -0.2],
      [-0.2, 0.3],
    ],
  },
]);

describe('densities', () => {
  it('integrate to 1 between their outer breakpoints', () => {
    fc.assert(
      fc.property(density1, (p) => {
        const [points] = p.breakpoints();
        const mass = integrate((y) => Math.exp(p.logProb([y])), points[0], points[points.length - 1], {
          breakpoints: points,
        });
        expect(Math.abs(mass.value - 1)).toBeLessThan(1e-11);
      }),
      { numRuns: 40 },
    );
  });

  it('mean, covariance and entropy are the expectations of y, its products and −ln p', () => {
    fc.assert(
      fc.property(anyDensity, (p) => {
        const m = p.mean();
        const c = p.covariance();
        for (let i = 0; i < p.dimension; i++) {
          expect(Math.abs(expectation(p, (y) => y[i]).value - m[i])).toBeLessThan(1e-9);
          for (let j = 0; j <= i; j++) {
            expect(Math.abs(expectation(p, (y) => (y[i] - m[i]) * (y[j] - m[j])).value - c[i][j])).toBeLessThan(1e-9);
          }
        }
        const quadrature = expectation(p, (y) => -p.logProb(y));
        const entropy = p.entropy();
        expect(Math.abs(quadrature.value - entropy.value)).toBeLessThanOrEqual(1e-9);
      }),
      { numRuns: 25 },
    );
  });

  it('logProbGradient is the central difference of logProb, and the batch is bit-identical to the single point', () => {
    fc.assert(
      fc.property(
        fc.oneof(mixture1, mixture2),
        fc.array(fc.tuple(real(-6, 6), real(-6, 6)), { minLength: 3 }),
        (p, points) => {
          const d = p.dimension;
          const n = points.length;
          const y = Float64Array.from(points.flatMap((point) => point.slice(0, d)));
          const logProb = new Float64Array(n);
          const gradient = new Float64Array(n * d);
          p.logProbBatch(y, n, logProb, gradient);
          const alone = new Float64Array(n);
          p.logProbBatch(y, n, alone, null);
          expect(alone).toEqual(logProb);
          for (let i = 0; i < n; i++) {
            const at = Array.from(y.subarray(i * d, (i + 1) * d));
            const single = [0, 0].slice(0, d);
            expect(p.logProbGradient(at, single)).toBe(logProb[i]);
            expect(p.logProb(at)).toBe(logProb[i]);
            expect(single).toEqual(Array.from(gradient.subarray(i * d, (i + 1) * d)));
            for (let j = 0; j < d; j++) {
              const h = 1e-5;
              const [up, down] = [h, -h].map((step) => p.logProb(at.map((v, k) => (k === j ? v + step : v))));
              expect(Math.abs((up - down) / (2 * h) - single[j])).toBeLessThan(1e-6 * (1 + Math.abs(single[j])));
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('responsibilities sum to 1 and follow Bayes', () => {
    const r = [0, 0];
    const logProb = PLANE.responsibilities([0.5, 1], r);
    expect(r[0] + r[1]).toBeCloseTo(1, 15);
    const first = new Gaussian(
      [-1, 2],
      [
        [1, 0.6],
        [0.6, 2],
      ],
    );
    expect(r[0]).toBeCloseTo((0.3 * Math.exp(first.logProb([0.5, 1]))) / Math.exp(logProb), 14);
  });
});

describe('closed forms', () => {
  it('Gaussian entropy is ½ ln(2πe)^d |Σ|, Laplacian 1 + ln 2b', () => {
    expect(Gaussian.withScale(3, 2).entropy()).toEqual({ value: 0.5 * Math.log(2 * Math.PI * Math.E * 4), error: 0 });
    const plane = new Gaussian(
      [0, 0],
      [
        [2, 0.5],
        [0.5, 1],
      ],
    );
    expect(plane.entropy().value).toBeCloseTo(Math.log(2 * Math.PI * Math.E) + 0.5 * Math.log(1.75), 14);
    expect(new Laplace(1, 0.5).entropy()).toEqual({ value: 1, error: 0 });
  });

  it('standard normal and bivariate log densities at a point', () => {
    expect(Gaussian.withScale(0, 1).logProb([1])).toBeCloseTo(-0.5 * Math.log(2 * Math.PI) - 0.5, 15);
    // Σ⁻¹ = [1, −.5; −.5, 2]/1.75: y = (1, 1) has the square 2/1.75
    const plane = new Gaussian(
      [0, 0],
      [
        [2, 0.5],
        [0.5, 1],
      ],
    );
    expect(plane.logProb([1, 1])).toBeCloseTo(-Math.log(2 * Math.PI) - 0.5 * Math.log(1.75) - 1 / 1.75, 14);
  });

  it('the Laplacian distribution function', () => {
    const p = new Laplace(1, 2);
    expect([-Infinity, 1, Infinity].map((y) => p.cdf(y))).toEqual([0, 0.5, 1]);
    expect(p.cdf(3)).toBeCloseTo(1 - Math.exp(-1) / 2, 15);
    expect(p.cdf(-1)).toBeCloseTo(Math.exp(-1) / 2, 15);
  });
});

describe('sampling', () => {
  const cases: [string, Distribution][] = [
    [
      'Gaussian in the plane',
      new Gaussian(
        [1, -2],
        [
          [2, 0.9],
          [0.9, 1],
        ],
      ),
    ],
    ['mixture on the line', TWO_MODES],
    ['mixture in the plane', PLANE],
    ['Laplacian', new Laplace(2, 0.7)],
    ['categorical', new Categorical([0.4, 0, 0.3, 0.3])],
  ];
  it.each(cases)('%s: mean, covariance and mean −ln p within 5 standard errors', (_, p) => {
    const n = 20000;
    const stream = new Stream(5, STREAM.sample);
    const draws = Array.from({ length: n }, () => p.sample(stream));
    const m = p.mean();
    const check = (values: number[], expected: number) => {
      const average = values.reduce((sum, v) => sum + v, 0) / n;
      const variance = values.reduce((sum, v) => sum + (v - average) ** 2, 0) / n;
      expect(Math.abs(average - expected)).toBeLessThan(5 * Math.sqrt(variance / n));
    };
    for (let i = 0; i < p.dimension; i++) {
      check(
        draws.map((y) => y[i]),
        m[i],
      );
      for (let j = 0; j <= i; j++)
        check(
          draws.map((y) => (y[i] - m[i]) * (y[j] - m[j])),
          p.covariance()[i][j],
        );
    }
    check(
      draws.map((y) => -p.logProb(y)),
      p.entropy().value,
    );
  });
});

describe('at the edge', () => {
  const INF = Infinity;
  it.each<[string, Distribution, number[][]]>([
    ['Gaussian', Gaussian.withScale(0, 1), [[INF], [-INF], [1e200]]],
    [
      'Gaussian in the plane',
      new Gaussian(
        [0, 0],
        [
          [1, 0],
          [0, 1],
        ],
      ),
      [
        [INF, 0],
        [0, -INF],
        [INF, INF],
        [INF, -INF],
      ],
    ],
    [
      'correlated mixture',
      PLANE,
      [
        [INF, 0],
        [0, -INF],
        [INF, INF],
        [INF, -INF],
      ],
    ],
    ['Laplacian', new Laplace(0, 1), [[INF], [-INF]]],
    ['categorical', new Categorical([0.5, 0.5]), [[2], [-1], [0.5], [INF]]],
  ])('%s: −∞ outside the support and at ±∞, NaN at NaN', (_, p, points) => {
    for (const y of points) expect(p.logProb(y)).toBe(-INF);
    expect(p.logProb(p.mean().map(() => Number.NaN))).toBeNaN();
    if (p.dimension === 2) expect([p.logProb([Number.NaN, INF]), p.logProb([0, Number.NaN])]).toEqual([NaN, NaN]);
  });

  it('a far point keeps a finite log density and the gradient of the nearest component', () => {
    const gradient = [0];
    expect(TWO_MODES.logProbGradient([1000], gradient)).toBeLessThan(-1e6);
    expect(gradient[0]).toBeCloseTo(-(1000 - 2.5) / 0.36, 9);
    expect(TWO_MODES.logProbGradient([INF], gradient)).toBe(-INF);
    expect(gradient[0]).toBeNaN();
  });

  it.each<[string, () => unknown, string]>([
    [
      'scale 0',
      () => Gaussian.withScale(0, 0),
      'A Gaussian has a bad scale; got 0; expected a positive finite number.',
    ],
    ['scale −1', () => new Laplace(0, -1), 'A Laplacian has a bad scale; got -1'],
    ['location NaN', () => new Laplace(Number.NaN, 1), 'A Laplacian has a bad location; got NaN'],
    ['variance 0', () => new Gaussian([0], [[0]]), 'not positive definite; got [[0]]'],
    [
      'correlation 1',
      () =>
        new Gaussian(
          [0, 0],
          [
            [1, 1],
            [1, 1],
          ],
        ),
      'not positive definite',
    ],
    ['variance ∞', () => new Gaussian([0], [[INF]]), 'not positive definite'],
    [
      'asymmetric',
      () =>
        new Gaussian(
          [0, 0],
          [
            [1, 0.5],
            [0.2, 1],
          ],
        ),
      'A covariance is not symmetric',
    ],
    ['shape', () => choleskyFactor([[1, 0]]), 'A covariance has a wrong shape'],
    ['dimensions', () => new Gaussian([0, 0], [[1]]), 'differ in dimension; got "2 and 1"'],
    ['mean ∞', () => new Gaussian([INF], [[1]]), 'A mean is not finite; got "Infinity"'],
    ['no components', () => new GaussianMixture([]), 'A mixture has no components'],
    [
      'weights',
      () => new GaussianMixture([{ weight: 0.9, mean: [0], covariance: [[1]] }]),
      'A mixture’s weights do not sum to 1; got 0.9; expected 1 within 1e-6. Divide each weight by their sum.',
    ],
    [
      'negative weight',
      () => new GaussianMixture([1.5, -0.5].map((weight) => ({ weight, mean: [0], covariance: [[1]] }))),
      'A weight is out of range; got 1.5',
    ],
    ['table', () => new Categorical([0.5, 0.4]), 'A table of probabilities does not sum to 1; got 0.9'],
  ])('%s is refused', (_, build, message) => {
    expect(build).toThrow(message);
  });
});
