import { describe, expect, test } from 'vitest';
import { gridPoints, type Parameters, pointProgram } from '../formula/formulas.fixture.ts';
import { parseFormula } from '../formula/parse.ts';
import type { ObjectiveSpec } from '../recording/spec.ts';
import { objectiveSpec } from './objective-spec.ts';
import { specProgram } from './variations.fixture.ts';

/** Known numbers, by quadrature and by minimisation, of the formulas as they run. */

describe('p = N(0, 1), q = N(1, 2²)', () => {
  const logp = (y: number) => -(y * y) / 2 - Math.log(2 * Math.PI) / 2;
  const logq = (y: number) => -((y - 1) ** 2) / 8 - Math.log(2) - Math.log(2 * Math.PI) / 2;
  /** The objective by the trapezoid rule on a grid that leaves nothing out. */
  const integral = (id: string, overrides?: Parameters) => {
    const spec = objectiveSpec(id, overrides);
    const { at } = specProgram(spec);
    const step = 0.01;
    let sum = 0;
    for (let y = -30; y <= 30; y += step) {
      const drawer = spec.over === 'model' ? logq(y) : logp(y);
      sum += Math.exp(drawer) * at({ logp: logp(y), logq: logq(y) }).value;
    }
    return sum * step;
  };

  test.each([
    ['forward-kl', 0.4431471806],
    ['reverse-kl', 1.3068528194],
    ['jensen-shannon', 0.1281749731],
    ['squared-hellinger', 0.1491945378],
    ['chi-squared', 0.7440263415],
    // H(P, Q) = H(P) + KL(P, Q) and H(Q, P) = H(Q) + KL(Q, P), with H = ½ ln(2πe σ²)
    ['population-cross-entropy', Math.log(2 * Math.PI * Math.E) / 2 + 0.4431471806],
    ['reverse-cross-entropy', Math.log(2 * Math.PI * Math.E * 4) / 2 + 1.3068528194],
    ['alpha-divergence', 4 * 0.1491945378],
  ])('%s is %f', (id, expected) => {
    expect(integral(id)).toBeCloseTo(expected, 9);
  });

  test('the α-divergence runs from reverse to forward KL', () => {
    // 1 − ∫p^α q^(1−α) over α(1−α), with the Gaussian integral in closed form.
    const closed = (alpha: number) => {
      const variance = 4 * alpha + (1 - alpha);
      const affinity = (2 ** alpha / Math.sqrt(variance)) * Math.exp((-alpha * (1 - alpha)) / (2 * variance));
      return (1 - affinity) / (alpha * (1 - alpha));
    };
    for (const alpha of [0.01, 0.3, 0.7, 0.99])
      expect(integral('alpha-divergence', { alpha })).toBeCloseTo(closed(alpha), 9);
    expect(integral('alpha-divergence', { alpha: 0.01 })).toBeCloseTo(1.3068528194, 1);
    expect(integral('alpha-divergence', { alpha: 0.99 })).toBeCloseTo(0.4431471806, 2);
  });
});

describe('minimisers', () => {
  /** Bisection on the derivative of the mean payment with respect to a location. */
  const location = (data: readonly number[], spec: ObjectiveSpec): number => {
    const { at } = specProgram(spec);
    const slope = (m: number) => data.reduce((sum, y) => sum - at({ r: y - m, s: 0 }).partials.r!, 0);
    let [low, high] = [Math.min(...data), Math.max(...data)];
    while (high - low > 1e-12) {
      const middle = (low + high) / 2;
      if (slope(middle) < 0) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  };

  test.each([
    [1, 1],
    [5, 1.8],
    [100, 14 / 6],
  ])('Huber location of [0, 0, 1, 1, 2, 10] at δ = %f is %f', (delta, expected) => {
    expect(location([0, 0, 1, 1, 2, 10], objectiveSpec('huber', { delta }))).toBeCloseTo(expected, 10);
  });

  test('mean, median and quantile of Exp(1)', () => {
    const sample = Array.from({ length: 10_000 }, (_, i) => -Math.log(1 - (i + 0.5) / 10_000));
    expect(location(sample, objectiveSpec('l2'))).toBeCloseTo(1, 3);
    expect(location(sample, objectiveSpec('l1'))).toBeCloseTo(Math.LN2, 3);
    expect(location(sample, objectiveSpec('pinball', { tau: 0.9 }))).toBeCloseTo(Math.LN10, 2);
  });
});

test('the gradient of β-NLL in μ is (μ − y) / σ^(2 − 2β), as a formula with stop', () => {
  const formula = parseFormula('stop(exp(2*beta*s)) * (r^2 / (2*exp(2*s)) + s)', { parameters: ['beta'] });
  for (const beta of [0, 0.5, 1]) {
    const { at } = pointProgram(formula, { beta });
    for (const { r, s } of gridPoints(['r', 's'])) {
      const expected = r! / Math.exp(s!) ** (2 - 2 * beta);
      expect(Math.abs(at({ r, s }).partials.r! - expected)).toBeLessThanOrEqual(1e-13 * Math.abs(expected));
    }
  }
});
