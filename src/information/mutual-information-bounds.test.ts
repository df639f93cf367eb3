import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bound, donskerVaradhan, infoNce, nwj, pooledMeans, scoreMeans } from './mutual-information-bounds.ts';

const BOUNDS: [string, Bound][] = [
  ['InfoNCE', infoNce],
  ['NWJ', nwj],
  ['Donsker–Varadhan', donskerVaradhan],
];
const square = fc
  .integer({ min: 2, max: 6 })
  .chain((n) =>
    fc.tuple(
      fc.constant(n),
      fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: n * n, maxLength: n * n }),
    ),
  );

describe.each(BOUNDS)('%s', (_, bound) => {
  it('has the gradient of its central differences', () => {
    fc.assert(
      fc.property(square, ([n, values]) => {
        const scores = Float64Array.from(values);
        const gradient = new Float64Array(n * n);
        bound(scores, n, gradient);
        const h = 1e-5;
        for (let at = 0; at < n * n; at++) {
          const moved = (by: number) =>
            bound(
              Float64Array.from(values, (v, k) => (k === at ? v + by : v)),
              n,
              null,
            );
          const slope = (moved(h) - moved(-h)) / (2 * h);
          expect(Math.abs(gradient[at] - slope)).toBeLessThan(1e-6 * (1 + Math.abs(slope)));
        }
      }),
    );
  });

  it('is the same number with and without a gradient', () => {
    fc.assert(
      fc.property(square, ([n, values]) => {
        const scores = Float64Array.from(values);
        expect(bound(scores, n, new Float64Array(n * n))).toBe(bound(scores, n, null));
      }),
    );
  });
});

describe('limits', () => {
  it('InfoNCE is at most ln n, and gets there', () => {
    fc.assert(
      fc.property(square, ([n, values]) => {
        expect(infoNce(Float64Array.from(values), n, null)).toBeLessThanOrEqual(Math.log(n) + 1e-12);
      }),
    );
    const sure = Float64Array.from({ length: 9 }, (_, at) => (at % 4 === 0 ? 1000 : 0));
    expect(infoNce(sure, 3, null)).toBeCloseTo(Math.log(3), 14);
  });

  it('NWJ is at most Donsker–Varadhan, with equality where the mean of e^f is e', () => {
    fc.assert(
      fc.property(square, ([n, values]) => {
        const scores = Float64Array.from(values);
        expect(nwj(scores, n, null)).toBeLessThanOrEqual(donskerVaradhan(scores, n, null) + 1e-12);
      }),
    );
    const scores = new Float64Array(9).fill(1);
    expect([nwj(scores, 3, null), donskerVaradhan(scores, 3, null)]).toEqual([0, 0]);
  });

  it('a shift of all scores moves NWJ alone', () => {
    const scores = Float64Array.from([2, -1, 0.5, 3]);
    const shifted = scores.map((score) => score + 7);
    expect(infoNce(shifted, 2, null)).toBeCloseTo(infoNce(scores, 2, null), 12);
    expect(donskerVaradhan(shifted, 2, null)).toBeCloseTo(donskerVaradhan(scores, 2, null), 12);
    expect(nwj(shifted, 2, null)).toBeLessThan(-100);
  });

  it('batches are pooled before the logarithm', () => {
    const [a, b] = [
      Float64Array.from([0, Math.log(2), Math.log(2), 4]),
      Float64Array.from([2, Math.log(6), Math.log(6), 6]),
    ];
    const { joint, logProduct } = pooledMeans([scoreMeans(a, 2), scoreMeans(b, 2)]);
    expect(joint).toBeCloseTo(3, 14);
    expect(logProduct).toBeCloseTo(Math.log(4), 14);
  });
});
