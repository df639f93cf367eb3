import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addContribution, copy, dot, multiply, place, scale, sum } from './loops.ts';
import { type Numbers, numbersOf, VectorMachine, valuesOf } from './machine.ts';

const machine = new VectorMachine();
const number = fc.oneof(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.constantFrom(0, Infinity, Number.NaN));
const pairs = fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 12 });

/** A loop on arrays of JavaScript and on vectors: what it returns, and what it leaves in its operands. */
function onBoth(run: (a: Numbers, b: Numbers) => number, a: number[], b: number[]) {
  return [null, machine].map((where) => {
    const operands = [a, b].map((values) => numbersOf(where, Float64Array.from(values)));
    const value = run(operands[0], operands[1]);
    return { value, left: operands.map((operand) => Array.from(valuesOf(operand))) };
  });
}

test.each<[string, (n: number) => (a: Numbers, b: Numbers) => number]>([
  ['sum', (n) => (a) => sum(n, a)],
  ['sum of a part', (n) => (a) => sum(n - 1, a, 1)],
  ['dot', (n) => (a, b) => dot(n, a, b)],
  ['dot of parts', (n) => (a, b) => dot(n - 1, a, b, 1, 0)],
])('%s is the same on vectors and on arrays, but for the order of addition', (_name, of) => {
  const property = fc.property(pairs, (values) => {
    const [plain, vectors] = onBoth(
      of(values.length),
      values.map(([a]) => a),
      values.map(([, b]) => b),
    );
    if (Number.isFinite(plain.value)) expect(Math.abs(plain.value - vectors.value)).toBeLessThanOrEqual(1e-8);
    else expect(vectors.value).toBe(plain.value);
  });
  fc.assert(property, { seed: 4, numRuns: 1000 });
});

test.each<[string, (n: number) => (a: Numbers, b: Numbers) => void]>([
  ['copy', (n) => (a, b) => copy(n, a, b)],
  ['scale', (n) => (a) => scale(n, -0.3, a)],
  ['multiply', (n) => (a, b) => multiply(n, a, b)],
  ['place', (n) => (a, b) => place(n - 1, a, 3, -2, b, 1)],
  ['place, and nothing beyond', (n) => (a, b) => place(n - 1, a, 3, -2, b)],
  ['addContribution', (n) => (a, b) => addContribution(n, a, a, b)],
])('%s leaves the same numbers in vectors and in arrays', (_name, of) => {
  const property = fc.property(pairs, (values) => {
    const run = of(values.length);
    const [plain, vectors] = onBoth(
      (a, b) => {
        run(a, b);
        return 0;
      },
      values.map(([a]) => a),
      values.map(([, b]) => b),
    );
    expect(vectors.left).toEqual(plain.left);
  });
  fc.assert(property, { seed: 5, numRuns: 1000 });
});

test('a sum is its closed form: 1 + 2 + … + n, and Σ i² by dot', () => {
  for (const n of [1, 2, 7, 100]) {
    const a = numbersOf(
      machine,
      Float64Array.from({ length: n }, (_, i) => i + 1),
    );
    expect(sum(n, a)).toBe((n * (n + 1)) / 2);
    expect(dot(n, a, a)).toBe((n * (n + 1) * (2 * n + 1)) / 6);
  }
});
