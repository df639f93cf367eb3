import { expect, test } from 'vitest';
import { REACH, residualFigure } from './residual-figure.ts';

const words = { id: 'r', title: 'Residuals', caption: 'Look.', unit: 'y', scaleName: 'σ', density: 'N' };
const figureOf = (r: readonly number[], scale = 2) => residualFigure(words, r, scale, () => 0);

/** Share of the residuals that the bars hold. */
function held({ lines: [{ points }] }: ReturnType<typeof figureOf>): number {
  return points.reduce((sum, [from, , height], k) => (k % 2 === 0 ? sum + (points[k + 1][0] - from) * height : sum), 0);
}

test('what lies within the window has its bars, also at its very end', () => {
  const figure = figureOf([-2 * REACH, -1, 0, 3, 2 * REACH]);
  expect(held(figure)).toBeCloseTo(1, 12);
  expect(figure.caption).toBe('Look.');
});

test('what lies outside has none, and the caption says so', () => {
  const figure = figureOf([-41.6, 0, 1, 11]);
  expect(held(figure)).toBeCloseTo(0.5, 12);
  expect(figure.lines[0].points[0][2]).toBe(0);
  expect(figure.caption).toBe('Look. 2 residuals lie outside, the furthest 20.8 σ away.');
  const one = residualFigure({ ...words, remark: ' It is dear.' }, [0, 1, -41.6], 2, () => 0);
  expect(one.caption).toBe('Look. 1 residual lies outside, 20.8 σ away. It is dear.');
});
