import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BinaryKernel, UnaryKernel } from './kernels.ts';
import { VectorMachine } from './machine.ts';

// A machine of its own, not the shared one: a missing module is a failure here, not a slower run.
const machine = new VectorMachine();
const { kernels } = machine;

const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const sigmoid = (x: number) => (x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x)));

/** Each function by Math, and by how many units in the last place the kernel may differ: Math errs by one itself. */
const UNARY: Record<UnaryKernel, [(x: number) => number, number]> = {
  copy: [(x) => x, 0],
  negate: [(x) => -x, 0],
  abs: [Math.abs, 0],
  sqrt: [Math.sqrt, 0],
  square: [(x) => x * x, 0],
  sign: [Math.sign, 0],
  exp: [Math.exp, 2],
  log: [Math.log, 1],
  log1p: [Math.log1p, 2],
  tanh: [Math.tanh, 4],
  softplus: [softplus, 3],
  sigmoid: [sigmoid, 4],
};

const BINARY: Record<BinaryKernel, (x: number, y: number) => number> = {
  add: (x, y) => x + y,
  subtract: (x, y) => x - y,
  multiply: (x, y) => x * y,
  divide: (x, y) => x / y,
  min: Math.min,
  max: Math.max,
  preference: (x, y) => (x > y ? 1 : x === y ? 0.5 : 0),
  contribution: (x, y) => (x === 0 || y === 0 ? 0 : x * y),
};

const SPECIAL = [
  ...[0, 1, 5e-324, 1e-310, 2.2250738585072014e-308, 1.7976931348623157e308, Infinity, 20, 0.5],
  ...[708, 708.4, 709.78, 709.79, 744.4, 745.13, 745.14, 746, 1e300, 1e-300, 1e-17, 37],
].flatMap((x) => [x, -x]);
const special = fc.constantFrom(...SPECIAL, Number.NaN);
const moderate = fc.double({ min: -800, max: 800, noNaN: true });
const small = fc.double({ min: -2, max: 2, noNaN: true });
const any = fc.double();
/** Of any length: pairs have a lonely last number at odd ones, and one number's case must not change its neighbour's. */
const numbers = fc.array(fc.oneof(special, moderate, small, any), { minLength: 1, maxLength: 9 });

/** Distance in units of the last place of the expected value; NaN where only one is finite. */
function unitsApart(got: number, expected: number): number {
  if (Object.is(got, expected) || (Number.isNaN(got) && Number.isNaN(expected))) return 0;
  if (got === expected && expected !== 0) return 0;
  const size = Math.max(Math.abs(expected), 2 ** -1022);
  return Math.abs(got - expected) / 2 ** (Math.floor(Math.log2(size)) - 52);
}

function vectorOf(values: number[]) {
  const vector = machine.vector(values.length);
  vector.values.set(values);
  return vector;
}

describe('functions of one number agree with Math', () => {
  test.each(Object.entries(UNARY))('%s', (name, [expected, most]) => {
    const run = (values: number[]) => {
      const [a, out] = [vectorOf(values), machine.vector(values.length)];
      kernels[name as UnaryKernel](values.length, a.at, out.at);
      values.forEach((x, i) => {
        expect(unitsApart(out.values[i], expected(x)), `${name}(${x}) = ${out.values[i]}`).toBeLessThanOrEqual(most);
      });
      expect(Array.from(a.values)).toEqual(values);
    };
    run(SPECIAL);
    fc.assert(fc.property(numbers, run), { numRuns: 3000, seed: 1 });
  });
});

describe('functions of two numbers are those of JavaScript', () => {
  test.each(Object.entries(BINARY))('%s', (name, expected) => {
    const property = fc.property(numbers, numbers, (left, right) => {
      const n = Math.min(left.length, right.length);
      const [a, b, out] = [vectorOf(left), vectorOf(right), machine.vector(n)];
      kernels[name as BinaryKernel](n, a.at, b.at, out.at);
      for (let i = 0; i < n; i++) expect(out.values[i]).toBe(expected(left[i], right[i]));
    });
    fc.assert(property, { numRuns: 2000, seed: 2 });
  });

  test('select', () => {
    const property = fc.property(numbers, numbers, fc.boolean(), (left, right, equal) => {
      const n = Math.min(left.length, right.length);
      const [a, b, out] = [vectorOf(left), vectorOf(right), machine.vector(n)];
      const [yes, no] = [vectorOf(new Array(n).fill(1)), vectorOf(new Array(n).fill(2))];
      kernels.select(n, equal, a.at, b.at, yes.at, no.at, out.at);
      for (let i = 0; i < n; i++) {
        expect(out.values[i]).toBe((equal ? left[i] <= right[i] : left[i] < right[i]) ? 1 : 2);
      }
    });
    fc.assert(property, { numRuns: 2000, seed: 3 });
  });
});

test('exp, log and tanh at values that are known', () => {
  const [a, out] = [vectorOf([1, -1, 10]), machine.vector(3)];
  kernels.exp(3, a.at, out.at);
  expect(Array.from(out.values)).toEqual([Math.E, 0.36787944117144233, 22026.465794806718]);
  a.values.set([2, 10, 0.125]);
  kernels.log(3, a.at, out.at);
  expect(Array.from(out.values)).toEqual([Math.LN2, Math.LN10, -3 * Math.LN2]);
  a.values.set([0.5493061443340549, 0, -1e-9]);
  kernels.tanh(3, a.at, out.at);
  // artanh ½ = ½ ln 3
  expect(out.values[0]).toBeCloseTo(0.5, 15);
  expect(Array.from(out.values.subarray(1))).toEqual([0, -1e-9]);
});
