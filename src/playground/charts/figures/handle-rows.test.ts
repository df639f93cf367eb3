import { expect, test } from 'vitest';
import { handleRows } from './handle-rows.ts';

const RANGE = [0, 400] as const;

test('handles whose names are in nobody’s way stand in their own order', () => {
  expect(
    handleRows(
      [
        { label: 'b', at: 300 },
        { label: 'a', at: 20 },
      ],
      RANGE,
    ),
  ).toEqual([0, 1]);
});

test('a name that reaches across another’s line stands above it', () => {
  const fold = { label: 'fold', at: 150 };
  const pitchfork = { label: 'pitchfork, σ = 1', at: 90 };
  expect(handleRows([fold, pitchfork, { label: 'this population', at: 400 }], RANGE)).toEqual([1, 0, 2]);
});

test('in the right half, where names stand before their lines, too', () => {
  const crossing = { label: 'crossing', at: 350 };
  const population = { label: 'this population', at: 400 };
  expect(handleRows([crossing, population], RANGE)).toEqual([1, 0]);
});

test('where each is in the other’s way the order stays', () => {
  const names = [
    { label: 'a name that is long', at: 190 },
    { label: 'a name that is long', at: 210 },
  ];
  expect(handleRows(names, RANGE)).toEqual([0, 1]);
});
