import { expect, test } from 'vitest';
import { checkProbabilities } from '../src/information/entropy.ts';
import { drawJoint, drawPair, PAIR_KINDS, type PairKind } from './random-tables.ts';

const pairs = Array.from({ length: 3000 }, (_, index) => drawPair(3, index));
const ofKind = (kind: PairKind) => pairs.filter((pair) => pair.kind === kind);

test('tables are tables, and the same seed and index give the same', () => {
  for (const { p, q } of pairs) {
    checkProbabilities(p);
    checkProbabilities(q);
  }
  for (let index = 0; index < 300; index++) checkProbabilities(drawJoint(3, index).flat());
  expect(drawPair(3, 77)).toEqual(pairs[77]);
  expect(drawPair(4, 77)).not.toEqual(pairs[77]);
  expect(drawJoint(3, 8)).toEqual(drawJoint(3, 8));
});

test('every kind is what it says', () => {
  for (const kind of PAIR_KINDS) expect(ofKind(kind)).toHaveLength(500);
  expect(ofKind('zeros in P').every(({ p }) => p.includes(0))).toBe(true);
  expect(ofKind('equal').every(({ p, q }) => p.every((each, i) => each === q[i]))).toBe(true);
  expect(ofKind('Q misses an outcome').every(({ p, q }) => p.some((each, i) => each > 0 && q[i] === 0))).toBe(true);
  for (const { p, q } of ofKind('proportional')) {
    const ratios = p.map((each, i) => q[i] / each).filter((_, i) => p[i] > 0);
    expect(Math.max(...ratios) / Math.min(...ratios)).toBeLessThan(1 + 1e-12);
  }
});
