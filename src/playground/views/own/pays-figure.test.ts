import { expect, test } from 'vitest';
import { paysFigure } from './pays-figure.ts';

function at(pays: string, x: number): [number, number] {
  const [paid, slope] = paysFigure({ over: 'train', pays }, 0).lines.map(
    ({ points }) => points.find(([place]) => place === x)![1],
  );
  return [paid, slope];
}

test('a residual’s loss and its derivative, at σ = 1 where it has a scale', () => {
  expect(at('r^2', 3)).toEqual([9, 6]);
  expect(at('abs(r)', 0)).toEqual([0, 0]);
  expect(at('r^2/(2*exp(2*s)) + s', -2)).toEqual([2, -2]);
  expect(at('log(r)', 0)[0]).toBe(Number.NEGATIVE_INFINITY);
  expect(at('exp(s)', 0)).toEqual([1, 1]);
});

test('a density’s, along log q − log p: log q moves where it is named, else log p', () => {
  expect(at('(logq - logp)^2', 3)).toEqual([9, 6]);
  expect(at('-logq', 2)).toEqual([-1, -1]);
  expect(at('-logp', 2)).toEqual([3, -1]);
  expect(paysFigure({ over: 'model', pays: '-logp' }, 0).x.label).toContain('\\ln q = -1');
});
