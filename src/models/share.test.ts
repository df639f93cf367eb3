import { expect, test } from 'vitest';
import type { ShareSpec } from '../recording/spec.ts';
import { sharedRows, shareOf } from './share.ts';

const N = 10;
const train = Array.from({ length: N }, (_, i) => [100 + i]);
const spec = (share?: ShareSpec, seed = 7) => ({
  seed,
  data: { name: 'counting', columns: ['y'], inputs: 0, train, heldOut: [], share },
});
const bootstrap: ShareSpec = { kind: 'bootstrap' };
const rows = (share: ShareSpec, replica: number, seed?: number) =>
  Array.from(shareOf(spec(share, seed), replica) ?? []);

// Made by the paper's pcg4d in Python's integers: another draw would change what recorded runs mean.
test('draws are the recorded ones', () => {
  expect(rows(bootstrap, 3)).toEqual([0, 0, 1, 3, 5, 7, 7, 8, 8, 9]);
  expect(rows({ kind: 'subset', sizes: [4] }, 3)).toEqual([4, 5, 8, 9]);
});

test('without a share, and without data, nothing is drawn', () => {
  expect(shareOf(spec(), 0)).toBeNull();
  expect(sharedRows(spec(), 0)).toBe(train);
  expect(shareOf({ seed: 7, data: null }, 0)).toBeNull();
  expect(sharedRows({ seed: 7, data: null }, 0)).toEqual([]);
});

test('the rows themselves come in the order of their indices, as often as they were drawn', () => {
  expect(sharedRows(spec(bootstrap), 3).flat()).toEqual([100, 100, 101, 103, 105, 107, 107, 108, 108, 109]);
});

test('a bootstrap sample leaves out (1 − 1/n)ⁿ of the rows, and a row comes Binomial(n, 1/n) times', () => {
  const replicas = 4000;
  let missing = 0;
  let squares = 0;
  for (let replica = 0; replica < replicas; replica++) {
    const counts = new Array<number>(N).fill(0);
    for (const row of rows(bootstrap, replica)) counts[row]++;
    missing += counts.filter((count) => count === 0).length / N;
    squares += counts.reduce((sum, count) => sum + (count - 1) ** 2, 0) / N;
  }
  expect(missing / replicas).toBeCloseTo((1 - 1 / N) ** N, 2);
  expect(squares / replicas).toBeCloseTo(1 - 1 / N, 1);
});

test('a subset has every row with probability m/n, every pair with m(m − 1)/(n(n − 1)), and none twice', () => {
  const replicas = 8000;
  const m = 4;
  const single = new Array<number>(N).fill(0);
  let pair = 0;
  for (let replica = 0; replica < replicas; replica++) {
    const drawn = rows({ kind: 'subset', sizes: [m] }, replica);
    expect(new Set(drawn).size).toBe(m);
    for (const row of drawn) single[row]++;
    if (drawn.includes(2) && drawn.includes(9)) pair++;
  }
  // 5 standard deviations of a share of 8000.
  for (const count of single) expect(Math.abs(count / replicas - m / N)).toBeLessThan(0.028);
  expect(Math.abs(pair / replicas - (m * (m - 1)) / (N * (N - 1)))).toBeLessThan(0.02);
});

test('sizes are one for all replicas, or one each; a smaller subset of a replica lies in its larger', () => {
  const sizes = [10, 3, 7, 1];
  sizes.forEach((size, replica) => {
    const drawn = rows({ kind: 'subset', sizes }, replica);
    expect(drawn).toEqual(rows({ kind: 'subset', sizes: [size, size, size, size] }, replica));
    expect(drawn).toHaveLength(size);
    expect(rows({ kind: 'subset', sizes: [8] }, 1)).toEqual(expect.arrayContaining(rows({ kind: 'subset', sizes }, 1)));
  });
  expect(rows({ kind: 'subset', sizes }, 0)).toEqual(Array.from({ length: N }, (_, i) => i));
});

test('replicas, and seeds, draw apart', () => {
  const drawn = [rows(bootstrap, 0), rows(bootstrap, 1), rows(bootstrap, 0, 8)].map(String);
  expect(new Set(drawn).size).toBe(3);
});
