import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CompensatedSum, compensatedSum } from './compensated-sum.ts';
import {
  conditionalEntropy,
  crossEntropy,
  entropy,
  jensenShannon,
  klDivergence,
  marginals,
  mutualInformation,
} from './entropy.ts';
import { bits } from './logarithm.ts';

function normalised(values: readonly number[]): number[] {
  const total = compensatedSum(values);
  return values.map((v) => v / total);
}

/** Tables with zeros among them. */
const table = (size: number) =>
  fc
    .array(fc.oneof({ weight: 4, arbitrary: fc.double({ min: 1e-6, max: 1, noNaN: true }) }, fc.constant(0)), {
      minLength: size,
      maxLength: size,
    })
    .filter((values) => values.some((v) => v > 0))
    .map(normalised);
const pair = fc.integer({ min: 1, max: 12 }).chain((size) => fc.tuple(table(size), table(size)));
const joint = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) =>
    table(rows * columns).map((p) => Array.from({ length: rows }, (_, i) => p.slice(i * columns, (i + 1) * columns))),
  );

/** Cover & Thomas, Elements of Information Theory, example 2.2.1; rows are y and columns x in the book. */
const COVER_THOMAS = [
  [1 / 8, 1 / 16, 1 / 32, 1 / 32],
  [1 / 16, 1 / 8, 1 / 32, 1 / 32],
  [1 / 16, 1 / 16, 1 / 16, 1 / 16],
  [1 / 4, 0, 0, 0],
];

describe('published values, bits', () => {
  const letters = readFileSync('public/data/letters_MacKay27.csv', 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => Number(line.split(',')[1]));
  it.each<[string, number[], number]>([
    ['five symbols', [0.25, 0.25, 0.2, 0.15, 0.15], 2.2854752972],
    ['four symbols', [1 / 3, 1 / 3, 1 / 4, 1 / 12], 1.8553885422],
    ["MacKay's 27 letters", normalised(letters), 4.1089129754],
    ['Bernoulli(.1)', [0.1, 0.9], 0.46899559358928],
    ['a certain outcome', [0, 1, 0], 0],
    ['256 equal outcomes', Array(256).fill(1 / 256), 8],
  ])('H of %s', (_, p, expected) => {
    expect(Math.abs(bits(entropy(p)) - expected)).toBeLessThan(6e-11);
  });

  it('the joint table of Cover & Thomas 2.2.1', () => {
    const { x: y, y: x } = marginals(COVER_THOMAS);
    expect(bits(entropy(x))).toBeCloseTo(1.75, 14);
    expect(bits(entropy(y))).toBeCloseTo(2, 14);
    expect(bits(entropy(COVER_THOMAS.flat()))).toBeCloseTo(3.375, 14);
    expect(bits(mutualInformation(COVER_THOMAS))).toBeCloseTo(0.375, 14);
    expect(bits(conditionalEntropy(COVER_THOMAS))).toBeCloseTo(3.375 - 2, 14);
  });
});

describe('identities', () => {
  it('KL ≥ 0, and 0 for equal tables', () => {
    fc.assert(
      fc.property(pair, ([p, q]) => {
        expect(klDivergence(p, q)).toBeGreaterThan(-1e-15);
        expect(klDivergence(p, p)).toBe(0);
      }),
    );
  });

  it('H(P,Q) = H(P) + KL(P,Q), and both are ∞ exactly where Q misses an outcome of P', () => {
    fc.assert(
      fc.property(pair, ([p, q]) => {
        const left = crossEntropy(p, q);
        const right = entropy(p) + klDivergence(p, q);
        if (p.some((pi, i) => pi > 0 && q[i] === 0)) expect([left, right]).toEqual([Infinity, Infinity]);
        else expect(Math.abs(left - right)).toBeLessThan(1e-13 * (1 + left));
      }),
    );
  });

  it('argmin over Q of H(P,Q) is P: a step from P inside the simplex costs at least ½‖step‖₁² (Pinsker)', () => {
    fc.assert(
      fc.property(pair, fc.double({ min: 1e-4, max: 1, noNaN: true }), ([p, towards], share) => {
        const q = p.map((pi, i) => (1 - share) * pi + share * towards[i]);
        const step = p.reduce((sum, pi, i) => sum + Math.abs(q[i] - pi), 0);
        expect(crossEntropy(p, q) - entropy(p)).toBeGreaterThanOrEqual(step ** 2 / 2 - 1e-14);
      }),
    );
  });

  it('0 ≤ JS ≤ ln 2, symmetric; ln 2 for disjoint supports', () => {
    fc.assert(
      fc.property(pair, ([p, q]) => {
        const js = jensenShannon(p, q);
        expect(js).toBeGreaterThan(-1e-15);
        expect(js).toBeLessThanOrEqual(Math.LN2 + 1e-15);
        expect(jensenShannon(q, p)).toBe(js);
      }),
    );
    expect(jensenShannon([1, 0], [0, 1])).toBe(Math.LN2);
  });

  it('I(x;y) = H(y) − H(y|x) = KL(joint ‖ product of marginals) ≥ 0', () => {
    fc.assert(
      fc.property(joint, (table2) => {
        const { x, y } = marginals(table2);
        const information = mutualInformation(table2);
        expect(information).toBeGreaterThan(-1e-14);
        expect(Math.abs(information - (entropy(y) - conditionalEntropy(table2)))).toBeLessThan(1e-13);
        const product = x.flatMap((px) => y.map((py) => px * py));
        expect(Math.abs(information - klDivergence(table2.flat(), product))).toBeLessThan(1e-13);
      }),
    );
  });

  it('a tiny divergence keeps its digits: KL of Bernoulli(½) to Bernoulli(½ + 1e-7) is 2e-14', () => {
    expect(klDivergence([0.5, 0.5], [0.5 + 1e-7, 0.5 - 1e-7]) / 2e-14).toBeCloseTo(1, 2);
  });
});

describe('bad tables', () => {
  it.each<[number[], string]>([
    [[], 'P is empty; expected at least one outcome.'],
    [[0.5, 0.4], 'P does not sum to 1; got 0.9; expected 1 within 1e-9. Divide each entry by the sum.'],
    [[1.5, -0.5], 'P has a bad entry at outcome 0; got 1.5; expected a probability from 0 to 1.'],
    [[Number.NaN, 1], 'P has a bad entry at outcome 0; got NaN; expected a probability from 0 to 1.'],
  ])('%j', (p, message) => {
    expect(() => entropy(p)).toThrow(message);
  });

  it('tables of different size, and ragged joints', () => {
    expect(() => klDivergence([1], [0.5, 0.5])).toThrow('different numbers of outcomes; got "1 and 2"');
    expect(() => mutualInformation([[0.5, 0.25], [0.25]])).toThrow('A joint table is ragged');
  });
});

describe('CompensatedSum', () => {
  it('keeps what plain addition loses, and infinities', () => {
    expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2);
    expect(compensatedSum([1, Infinity])).toBe(Infinity);
    const sum = new CompensatedSum();
    for (let i = 0; i < 10; i++) sum.add(0.1);
    expect(sum.value).toBe(1);
  });
});
