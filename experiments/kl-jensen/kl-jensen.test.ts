import { describe, expect, test } from 'vitest';
import type { Findings } from '../../src/experiment/findings.ts';
import { klDivergence } from '../../src/information/entropy.ts';
import { drawPair, PAIR_KINDS } from '../random-tables.ts';
import { broken, planOf, train } from '../train.fixture.ts';
import { chordClaims } from './chord-claims.ts';
import { CONVEX, jensenGap, leastGap } from './convex.ts';
import { klJensen } from './experiment.ts';
import { jensenLoss, proofLines } from './proof.ts';
import { emptyRow, take } from './study.ts';

const few = { pairs: '3000', replicas: '6' };

describe('the lesson', () => {
  test.each([
    ['an impossible outcome', {}],
    ['another seed and table', { seed: '2', preset: 'four', model: '[0.1,0.2,0.3,0.4]' }],
    ['a Q that misses an outcome', { preset: 'four', model: '[0,0,0.5,0.5]' }],
    ['nothing in common', { table: '[1,0]', model: '[0,1]' }],
    ['a short chord', { left: '2', right: '2' }],
    ['a text', { text: 'abracadabra' }],
  ] as [string, Record<string, string>][])('every claim holds for %s', async (_, settings) => {
    const { claims } = await train('kl-jensen', { ...few, ...settings });
    expect(broken(claims)).toEqual([]);
    expect(claims.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['chord-above', 'kl-nonnegative', 'pinsker', 'infinite', 'own-pair', 'descent-end']),
    );
  });

  test('KL(Q, P) is infinite on the path, step by step, exactly where P has a zero', async () => {
    const infinite = async (settings: Record<string, string>) => {
      const { claims, runs } = await train('kl-jensen', { ...few, pairs: '1000', ...settings });
      const recorded = runs[0].series.find(({ name }) => name === 'also:reverse-kl')!.values.flat();
      return [claims.some(({ id }) => id === 'descent-infinite'), recorded.every((value) => value === Infinity)];
    };
    expect(await infinite({})).toEqual([true, true]);
    expect(await infinite({ preset: 'four' })).toEqual([false, false]);
  });
});

describe('the proof, by hand', () => {
  test('both lines lose: P = (½, ½, 0), Q = (⅛, ½, ⅜)', () => {
    const lines = proofLines([0.5, 0.5, 0], [1 / 8, 1 / 2, 3 / 8]);
    expect(lines.surprise).toBeCloseTo(Math.log(2), 15);
    expect(lines.jensen).toBeCloseTo(Math.log(8 / 5), 15);
    expect(lines.reach).toBeCloseTo(Math.log(8 / 5), 15);
    expect(jensenLoss(lines)).toBeCloseTo(Math.log(5 / 4), 15);
  });

  test('a missed outcome, and nothing in common', () => {
    expect(proofLines([0.5, 0.5], [1, 0])).toEqual({ surprise: Infinity, jensen: 0, reach: 0 });
    expect(jensenLoss(proofLines([1, 0], [0, 1]))).toBe(0);
  });

  test.each(Object.keys(CONVEX))('%s: the least curvature is that of central differences', (name) => {
    const { value, leastCurvature } = CONVEX[name];
    const [a, b, h] = [0.4, 2.5, 1e-4];
    const curvatures = Array.from({ length: 101 }, (_, i) => {
      const x = a + ((b - a) * i) / 100;
      return (value(x + h) - 2 * value(x) + value(x - h)) / h ** 2;
    });
    expect(Math.min(...curvatures) / leastCurvature(a, b)).toBeCloseTo(1, 4);
    const chord = { convex: name, left: b, right: a, weight: 0.3 };
    expect(jensenGap(chord)).toBeGreaterThanOrEqual(leastGap(chord, 0.3) * (1 - 1e-12));
  });
});

const measured = once(() => {
  let last: Findings = [];
  for (const findings of klJensen.study!(planOf('kl-jensen', few))) last = findings;
  return last;
});

function once<Value>(make: () => Value): () => Value {
  let made: Value | null = null;
  return () => (made ??= make());
}

describe('claims that can fail', () => {
  const failing = (findings: Findings, plan = planOf('kl-jensen', few)) =>
    klJensen
      .claims([], plan, findings)
      .filter(({ holds }) => !holds)
      .map(({ id }) => id);

  test('without training, the finish alone does not make the lesson true', async () => {
    const { claims } = await train('kl-jensen', { ...few, steps: '1', learningRate: '1e-9' });
    expect(claims.filter(({ holds }) => !holds).map(({ id }) => id)).toEqual(['descent-training-alone']);
  });

  test('a concave function has its chords below it', () => {
    const square = CONVEX.square;
    const upsideDown = { ...square, value: (x: number) => -square.value(x) };
    Object.assign(CONVEX, { concave: upsideDown });
    const claims = chordClaims({ convex: 'concave', left: 1, right: 2, weight: 0.5 });
    delete (CONVEX as Record<string, unknown>).concave;
    expect(claims.filter(({ holds }) => !holds).map(({ id }) => id)).toEqual(['chord-above', 'chord-strict']);
  });

  test.each([
    ['kl-nonnegative', 'smallestKl', -1e-6, 'near'],
    ['kl-zero-at-p', 'largestKl', 1e-6, 'equal'],
    ['pinsker', 'pinsker', 0.99, 'near'],
    ['proof-jensen', 'smallestLoss', -1e-6, 'near'],
    ['proof-sum', 'equality', 1e-6, 'near'],
    ['proof-reach', 'smallestReach', -1e-6, 'near'],
    ['proof-together', 'together', 1e-6, 'near'],
    ['equality-jensen', 'largestLoss', 1e-6, 'proportional'],
    ['strict-jensen', 'strictness', 0.99, 'independent'],
    ['equality-reach', 'largestReach', 1e-6, 'near'],
    ['infinite', 'infinite', 1, 'near'],
    ['infinite', 'infinite', 1, 'Q misses an outcome'],
    ['kl-nonnegative', 'smallestKl', Number.NaN, 'near'],
  ] as const)('%s notices %s = %d among pairs of the kind “%s”', (id, column, value, kind) => {
    const [kinds, dots] = measured();
    const at = kinds.columns.findIndex(({ name }) => name === column);
    const rows = kinds.rows.map((row, index) => (PAIR_KINDS[index] === kind ? row.with(at, value) : row));
    expect(failing([{ ...kinds, rows }, dots])).toEqual([id]);
  });

  test('a NaN among the pairs is not lost', () => {
    const row = emptyRow(0);
    const [good, bad] = [
      { p: [0.5, 0.5], q: [0.4, 0.6] },
      { p: [0.5, 0.5], q: [0.6, 0.4] },
    ];
    take(row, good, 0);
    row.smallestKl = Number.NaN;
    take(row, bad, 1);
    expect(row.smallestKl).toBeNaN();
  });

  test('tables that do not sum to one break the proof, and their row says so', () => {
    const row = emptyRow(0);
    expect(() => take(row, { p: [0.5, 0.5], q: [0.7, 0.7] }, 0)).toThrow('does not sum to 1');
    expect(proofLines([0.5, 0.5], [0.7, 0.7]).reach).toBeLessThan(-0.3);
  });
});

test('pairs that the claims name can be drawn again', async () => {
  const { findings, quantities } = await train('kl-jensen', { ...few, replicas: '1' });
  const { value, at } = quantities.find(({ name }) => name === 'smallestKl')!;
  const { p, q } = drawPair(1, at!.pair);
  expect(klDivergence(p, q)).toBe(value);
  expect(findings.map(({ name }) => name)).toEqual(['kinds', 'dots']);
});
