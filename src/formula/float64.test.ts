import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { VariableName } from './expression.ts';
import { compileFloat64 } from './float64.ts';
import { parseFormula } from './parse.ts';
import { logGamma, sigmoid, softplus } from './scalar-functions.ts';

const INFINITY = Number.POSITIVE_INFINITY;

/** Value and derivative in the one variable of a formula, at one point. */
function at(text: string, x: number, smoothing = 0, parameters: Record<string, number> = {}): [number, number] {
  const program = compileFloat64(parseFormula(text, { parameters: Object.keys(parameters) }), parameters);
  const [name] = program.variables;
  const value = new Float64Array(1);
  const partial = new Float64Array(1);
  program.evaluate(1, { [name]: Float64Array.of(x) }, value, { [name]: partial }, smoothing);
  return [value[0], partial[0]];
}

test.each<[string, number, number, number]>([
  ['abs(r)', 0, 0, 0],
  ['abs(r)', -2, 2, -1],
  ['max(r, -r)', 0, 0, 0],
  ['max(2*r, r)', 0, 0, 1.5],
  ['min(2*r, r)', 0, 0, 1.5],
  ['sqrt(r^2)', 0, 0, 0],
  ['r^2', 0, 0, 0],
  ['r^2', -3, 9, -6],
  ['r^3', -3, -27, 27],
  ['r^-1', -2, -0.5, -0.25],
  ['r^0', 0, 1, 0],
  ['r*stop(r)', 3, 9, 3],
  ['stop(r)', 3, 3, 0],
  ['stop(r^2)*r', 3, 27, 9],
  ['r > 0 ? log(r) : 0', 0, 0, 0],
  ['r > 0 ? log(r) : 0', -1, 0, 0],
  ['r > 0 ? softplus(sqrt(r)) : 2*r', -1, -2, 2],
  ['sqrt(max(r, 0))', -1, 0, 0],
  ['1/(1 + exp(r))', 1000, 0, 0],
  ['log1p(exp(r))', -40, Math.exp(-40), Math.exp(-40)],
  ['softplus(r)', -700, Math.exp(-700), Math.exp(-700)],
  ['softplus(r)', 700, 700, 1],
  ['sigmoid(r)', -700, Math.exp(-700), Math.exp(-700)],
  ['sigmoid(r)', 1000, 1, 0],
  ['tanh(r)', 20, 1, 4 * Math.exp(-40)],
  ['expm1(r)', 1e-12, 1.0000000000005e-12, 1.000000000001],
  ['log1p(r)', 1e-12, 0.9999999999995e-12, 0.999999999999],
  ['-logp', -INFINITY, INFINITY, -1],
  ['log(r)', 0, -INFINITY, INFINITY],
  ['exp(r)', 1000, INFINITY, INFINITY],
  ['log(r)', -1, Number.NaN, -1],
  ['r - r', INFINITY, Number.NaN, 0],
])('%s at %f', (text, x, value, derivative) => {
  const [gotValue, gotDerivative] = at(text, x);
  if (Number.isFinite(value)) expect(Math.abs(gotValue - value)).toBeLessThanOrEqual(1e-14 * Math.abs(value));
  else expect(gotValue).toBe(value);
  if (Number.isFinite(derivative)) {
    expect(Math.abs(gotDerivative - derivative)).toBeLessThanOrEqual(1e-13 * Math.abs(derivative));
  } else expect(gotDerivative).toBe(derivative);
});

test('smoothing rounds the kinks off, with the derivative of the rounded value', () => {
  expect(at('abs(r)', 0, 0.1)).toEqual([0.1, 0]);
  expect(at('abs(r)', 0.3, 0.4)).toEqual([0.5, 0.6]);
  const [pinball, slope] = at('max(tau*r, (tau-1)*r)', 0.3, 0.4, { tau: 0.75 });
  expect(pinball).toBeCloseTo(0.25 * 0.3 + 0.25, 14);
  expect(slope).toBeCloseTo(0.25 + 0.5 * 0.6, 14);
  expect(at('min(r, 0)', 0.3, 0.4)[0]).toBeCloseTo((0.3 - 0.5) / 2, 14);
  expect(at('abs(r) <= 0.1 ? 1 : 2', 0.05, 0.4)[0]).toBe(1);
});

test('evaluates many points, at any length in turn, and writes nothing beyond n', () => {
  const program = compileFloat64(parseFormula('r^2/(2*exp(2*s)) + s', { parameters: [] }), {});
  expect(program.variables).toEqual(['r', 's']);
  for (const n of [3, 5, 2, 5]) {
    const r = Float64Array.from({ length: 6 }, (_, i) => i - 1.5);
    const s = Float64Array.from({ length: 6 }, (_, i) => 0.3 * i);
    const value = new Float64Array(6).fill(7);
    const partials: Partial<Record<VariableName, Float64Array>> = { r: new Float64Array(6), s: new Float64Array(6) };
    program.evaluate(n, { r, s }, value, partials);
    for (let i = 0; i < n; i++) {
      const precision = Math.exp(-2 * s[i]);
      expect(value[i]).toBeCloseTo((r[i] ** 2 * precision) / 2 + s[i], 13);
      expect(partials.r![i]).toBeCloseTo(r[i] * precision, 13);
      expect(partials.s![i]).toBeCloseTo(1 - r[i] ** 2 * precision, 13);
    }
    expect(value[n]).toBe(7);
    expect(partials.r![n]).toBe(0);
  }
});

test('a parameter without a value is a RangeError', () => {
  const formula = parseFormula('constructor*r', { parameters: ['constructor'] });
  expect(() => compileFloat64(formula, {})).toThrow(/constructor has no value/);
});

test('stable scalar functions', () => {
  // Γ(1/2) = √π, Γ(5) = 24, Γ(−1/2) = −2√π, and Stirling's ln Γ(1000) to 16 digits.
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
  expect(logGamma(5)).toBeCloseTo(Math.log(24), 14);
  expect(logGamma(-0.5)).toBeCloseTo(Math.log(2 * Math.sqrt(Math.PI)), 14);
  expect([0, -1, -20].map(logGamma)).toEqual(Array(3).fill(Number.POSITIVE_INFINITY));
  expect(logGamma(1000) / 5905.220423209181).toBeCloseTo(1, 14);
  expect(logGamma(0)).toBe(INFINITY);
  const numbers = fc.double({ min: -745, max: 745, noNaN: true });
  fc.assert(
    fc.property(numbers, (x) => {
      expect(sigmoid(x) + sigmoid(-x)).toBeCloseTo(1, 15);
      expect(Math.abs(softplus(x) - softplus(-x) - x)).toBeLessThanOrEqual(1e-15 * (1 + Math.abs(x)));
    }),
  );
});
