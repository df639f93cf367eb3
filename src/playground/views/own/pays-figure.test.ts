import { expect, test } from 'vitest';
import { figureScale } from '../../charts/figures/figure-scale.ts';
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
  expect(at('log(r)', -1)).toEqual([Number.NaN, Number.NaN]);
  expect(at('exp(s)', 0)).toEqual([1, 1]);
});

test('a density’s, along log q − log p: log q moves where it is named, else log p', () => {
  expect(at('(logq - logp)^2', 3)).toEqual([9, 6]);
  expect(at('-logq', 2)).toEqual([-1, -1]);
  expect(at('-logp', 2)).toEqual([3, -1]);
  expect(paysFigure({ over: 'model', pays: '-logp' }, 0).x.label).toContain('\\ln q = -1');
});

test.each(['1e308*r*r', '-1e308*r*r', '1e308*r', '1e-320*r', '1e-308*r', '1e300*r', '1e20 + r', 'exp(exp(3*r))'])(
  '%s has a place on its axis wherever it is finite, and ticks that are numbers',
  (pays) => {
    const values = paysFigure({ over: 'train', pays }, 0).lines.flatMap(({ points }) => points.map(([, y]) => y));
    const scale = figureScale('linear', values, [120, 8], { about: 28, round: true });
    const placed = values.filter(Number.isFinite).map((value) => scale.place(value));
    expect([...placed, ...scale.ticks].filter((each) => !Number.isFinite(each))).toEqual([]);
  },
);

test('sizes that no axis holds are told in a unit of their own; what float64 cannot hold stays infinite', () => {
  expect(at('1e308*r*r', 1)[0]).toBeCloseTo(1e8);
  expect(at('1e308*r*r', 2)[0]).toBe(Number.POSITIVE_INFINITY);
  expect(at('1e-310*r', 1)[0]).toBeCloseTo(1e-10, 15);
  const labels = (pays: string) => paysFigure({ over: 'train', pays }, 0).lines.map(({ label }) => label);
  expect(labels('1e308*r*r')).toEqual(['paid, in $10^{300}$', 'slope $\\partial / \\partial r$, in $10^{300}$']);
  expect(labels('r^2')).toEqual(['paid', 'slope $\\partial / \\partial r$']);
});
