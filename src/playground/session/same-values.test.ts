import { expect, test } from 'vitest';
import { sameValues } from './same-values.ts';

test('values are the same by what is in them', () => {
  expect(sameValues({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
  expect(sameValues([Number.NaN, 0], [Number.NaN, -0])).toBe(true);
  expect(sameValues({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(sameValues({ a: 1 }, { a: 1, b: undefined })).toBe(true);
  for (const [one, other] of [
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [[1], { 0: 1 }],
    [null, {}],
    [[1, 2], [1]],
    ['1', 1],
  ]) {
    expect(sameValues(one, other)).toBe(false);
    expect(sameValues(other, one)).toBe(false);
  }
});

test('what is shared is not looked through', () => {
  const shared = new Proxy({}, { ownKeys: () => expect.unreachable('it was looked through') });
  expect(sameValues({ data: shared }, { data: shared })).toBe(true);
});
