import { describe, expect, test } from 'vitest';
import type { VariableName } from '../formula/expression.ts';
import { gridPoints, type Parameters, type Point, type PointProgram } from '../formula/formulas.fixture.ts';
import { objectiveSpec } from './objective-spec.ts';
import { findObjective, OBJECTIVES } from './registry.ts';
import { specProgram, VARIATIONS } from './variations.fixture.ts';

/** Written from the definitions, apart from the formulas: x = ln p − ln q, t = p/q. */
const CLOSED_FORMS: Record<string, (point: Record<VariableName, number>, parameters: Parameters) => number> = {
  'cross-entropy': ({ logq }) => -logq,
  'population-cross-entropy': ({ logq }) => -logq,
  'forward-kl': ({ logp, logq }) => logp - logq,
  'reverse-kl': ({ logp, logq }) => logq - logp,
  'reverse-cross-entropy': ({ logp }) => -logp,
  'jensen-shannon': ({ logp, logq }) => {
    const [p, q] = [Math.exp(logp), Math.exp(logq)];
    const m = (p + q) / 2;
    // ½ KL(P, M) + ½ KL(Q, M), per unit of Q
    return (p * Math.log(p / m) + q * Math.log(q / m)) / 2 / q;
  },
  'chi-squared': ({ logp, logq }) => Math.exp(logp) / Math.exp(logq) - 1,
  'squared-hellinger': ({ logp, logq }) => (Math.sqrt(Math.exp(logp - logq)) - 1) ** 2 / 2,
  'alpha-divergence': ({ logp, logq }, { alpha }) => {
    const t = Math.exp(logp - logq);
    return (1 - alpha + alpha * t - t ** alpha) / (alpha * (1 - alpha));
  },
  l2: ({ r }) => r * r,
  'gaussian-nll': ({ r, s }) =>
    -Math.log(Math.exp(-((r / Math.exp(s)) ** 2) / 2) / (Math.exp(s) * Math.sqrt(2 * Math.PI))),
  l1: ({ r }) => Math.abs(r),
  'laplacian-nll': ({ r, s }) => -Math.log(Math.exp(-Math.abs(r) / Math.exp(s)) / (2 * Math.exp(s))),
  huber: ({ r }, { delta }) => (Math.abs(r) > delta ? delta * Math.abs(r) - (delta * delta) / 2 : (r * r) / 2),
  'student-t': ({ r, s }, { nu }) => {
    // Γ((ν+1)/2) / Γ(ν/2): from tables for ν = ½, Γ(3/2) = √π/2 for 3, and Γ(20½) = √π·½·1½·…·19½ for 40.
    const of40 = Array.from({ length: 19 }, (_, k) => (k + 1.5) / (k + 1)).reduce(
      (a, b) => a * b,
      Math.sqrt(Math.PI) / 2,
    );
    const ratios = new Map([
      [0.5, 1.2254167024651776 / 3.625609908221908],
      [3, 2 / Math.sqrt(Math.PI)],
      [40, of40],
    ]);
    const ratio = ratios.get(nu)!;
    const density =
      (ratio / (Math.sqrt(nu * Math.PI) * Math.exp(s))) * (1 + (r / Math.exp(s)) ** 2 / nu) ** (-(nu + 1) / 2);
    return -Math.log(density);
  },
  pinball: ({ r }, { tau }) => (r < 0 ? (1 - tau) * -r : tau * r),
};

/** Where the closed form itself neither overflows nor cancels. */
const sensible = (point: Point): boolean =>
  Math.abs((point.logp ?? 0) - (point.logq ?? 0)) < 30 && (point.s ?? 0) > -5 && Math.abs(point.r ?? 0) < 50;

describe.each(VARIATIONS)('$id $parameters', ({ id, spec }) => {
  const { variables, at } = specProgram(spec);
  const points = gridPoints(variables);

  test('pays what its definition says', () => {
    expect(CLOSED_FORMS, 'a definition apart from the formula').toHaveProperty([id]);
    let compared = 0;
    for (const point of points.filter(sensible)) {
      const expected = CLOSED_FORMS[id](point as Record<VariableName, number>, spec.parameters);
      if (!Number.isFinite(expected)) continue;
      compared++;
      expect(Math.abs(at(point).value - expected), JSON.stringify(point)).toBeLessThanOrEqual(
        2e-12 * (1 + Math.abs(expected)),
      );
    }
    expect(compared).toBeGreaterThan(points.length / 2);
  });

  test('its derivatives are central differences, at kinks too', () => {
    for (const point of points) expectCentralDifferences(at, point);
  });

  test('every payment keeps the bound of the objective, where the payment itself is bounded', () => {
    const { family, over, lowerBound } = findObjective(id);
    const pointwise =
      lowerBound.kind === 'constant' && (family === 'residual' || (over === 'model' && spec.nodes === 'both'));
    if (!pointwise) return;
    for (const point of points) {
      const { value } = at(point);
      const share = 1 / (1 + Math.exp((point.logp ?? 0) - (point.logq ?? 0)));
      expect(value * share).toBeGreaterThanOrEqual(lowerBound.value - 1e-15);
    }
  });
});

/** The tolerance: 1e-6 relative, and what rounding the two values can do to their difference. */
function expectCentralDifferences(at: PointProgram['at'], point: Point): void {
  const { value, partials } = at(point);
  for (const [name, partial] of Object.entries(partials) as [VariableName, number][]) {
    const h = 1e-6 * Math.max(1, Math.abs(point[name]!));
    const [above, below] = [point[name]! + h, point[name]! - h];
    const difference =
      (at({ ...point, [name]: above }).value - at({ ...point, [name]: below }).value) / (above - below);
    const tolerance = 2e-6 * (1 + Math.abs(partial)) + (1e-14 * Math.abs(value)) / h;
    expect(Math.abs(difference - partial), `d/d${name} at ${JSON.stringify(point)}`).toBeLessThanOrEqual(tolerance);
  }
}

test('f-divergences stay finite for every log ratio that float64 can hold, and in float32 up to 80', () => {
  for (const { id, nodes } of OBJECTIVES.filter((objective) => objective.nodes === 'both')) {
    expect(nodes).toBe('both');
    const { at } = specProgram(objectiveSpec(id));
    for (let ratio = -700; ratio <= 700; ratio += 20) {
      const { value, partials } = at({ logp: ratio, logq: 0 });
      expect(Number.isFinite(value)).toBe(true);
      expect(Object.values(partials).every(Number.isFinite)).toBe(true);
      // They grow no faster than P/Q, so that the weight q/(p + q) of the nodes brings them back.
      expect(value).toBeLessThanOrEqual(100 * Math.exp(Math.max(ratio, 0)));
    }
    expect(at({ logp: 80, logq: 0 }).value).toBeLessThan(3e38);
  }
});
