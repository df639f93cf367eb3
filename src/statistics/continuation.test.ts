import { describe, expect, test } from 'vitest';
import { type CurvePoint, followCurve, turningPoint } from './continuation.ts';
import { findRoot } from './root.ts';

const turns = (equations: (x: readonly number[]) => number[], points: CurvePoint[], index: number) =>
  points.slice(1).flatMap((point, i) => turningPoint(equations, points[i], point, index)?.x ?? []);

describe('followCurve', () => {
  test('goes around a circle, and turns at its four extremes', () => {
    const circle = ([x, y]: readonly number[]) => [x * x + y * y - 4];
    const points = [...followCurve(circle, [1.9, 0.1], { towards: [0, 1], step: 0.2, most: 60 })];
    for (const { x } of points) expect(Math.hypot(...x)).toBeCloseTo(2, 12);
    const [top, bottom] = turns(circle, points, 1).filter((_, i) => i % 2 === 1);
    expect([top, bottom].map((y) => Number(y.toFixed(10)))).toEqual([2, -2]);
  });

  test('a fold of two equations: x² = p, y = x turns back at p = 0', () => {
    const fold = ([x, y, p]: readonly number[]) => [x * x - p, y - x];
    const until = ({ x }: CurvePoint) => x[2] > 1.5;
    const points = [...followCurve(fold, [1, 1, 1], { towards: [0, 0, -1], step: 0.13, until })];
    expect(points.at(-1)!.x[0]).toBeLessThan(-1);
    turns(fold, points, 2).forEach((value) => {
      expect(value).toBeCloseTo(0, 10);
    });
    expect(turns(fold, points, 2)).toHaveLength(3);
  });

  test('ends where the curve does', () => {
    const half = ([x, y]: readonly number[]) => [y - Math.sqrt(x)];
    const points = [...followCurve(half, [1, 1], { towards: [-1, 0], step: 0.1, most: 100 })];
    expect(points.length).toBeLessThan(40);
    expect(points.at(-1)!.x[0]).toBeLessThan(0.05);
  });

  test('a start from which Newton finds no curve gives no points', () => {
    expect([...followCurve(([x, y]) => [x * x + y * y + 1], [1, 1], { towards: [1, 0] })]).toEqual([]);
  });
});

describe('findRoot', () => {
  test.each([
    ['cos', Math.cos, 0, 3, Math.PI / 2],
    ['a flat cube', (x: number) => (x - 0.3) ** 3, 0, 1, 0.3],
    ['a steep exponential', (x: number) => Math.exp(20 * x) - 5, -1, 2, Math.log(5) / 20],
    ['a root at an end', (x: number) => x, 0, 1, 0],
  ] as [string, (x: number) => number, number, number, number][])('%s', (_, f, a, b, root) => {
    expect(findRoot(f, a, b)).toBeCloseTo(root, 4);
  });

  test('to rounding where f is simple', () => {
    expect(findRoot(Math.cos, 1, 3)).toBeCloseTo(Math.PI / 2, 13);
  });

  test('NaN without a change of sign', () => {
    expect(findRoot((x) => x * x + 1, -1, 1)).toBeNaN();
  });
});
