import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GaussianMixture } from '../../distributions/mixture.ts';
import { VectorMachine } from '../../vector/machine.ts';
import { MixtureFloat64 } from './float64.ts';

const machine = new VectorMachine();
const none = { z: new Float64Array(0), weight: new Float64Array(0) };

/** A mixture's θ and points: some near, some so far that every component underflows. */
interface Case {
  components: number;
  dimension: 1 | 2;
  scaleFloor: number;
  theta: Float64Array;
  y: Float64Array;
  n: number;
  adjoint: Float64Array;
}

const cases: fc.Arbitrary<Case> = fc
  .record({
    components: fc.integer({ min: 1, max: 5 }),
    dimension: fc.constantFrom(1 as const, 2 as const),
    scaleFloor: fc.constantFrom(0, 0.3),
    n: fc.integer({ min: 1, max: 9 }),
    // From a component that has collapsed to one that is spread over everything.
    logScale: fc.constantFrom(-300, -20, -2, 0, 1, 60),
    reach: fc.constantFrom(1, 5, 60, 1e4),
    noise: fc.infiniteStream(fc.double({ min: -1, max: 1, noNaN: true })),
  })
  .map(({ components: K, dimension: d, scaleFloor, n, logScale, reach, noise }) => {
    const next = () => noise.next().value as number;
    const draws = (length: number, size: number) => Array.from({ length }, () => size * next());
    const theta = [
      ...draws(K, 3),
      ...draws(K * d, 2),
      ...draws(K * d, 1).map((value, i) => value + (i === 0 ? logScale : 0)),
      ...(d === 2 ? draws(K, 1) : []),
    ];
    const y = Float64Array.from(draws(n * d, reach));
    return {
      ...{ components: K, dimension: d, scaleFloor, n, y },
      theta: Float64Array.from(theta),
      adjoint: Float64Array.from(draws(n, 1)),
    };
  });

function run({ components, dimension, scaleFloor, theta, y, n, adjoint }: Case, where: VectorMachine | null) {
  const coordinates = { centre: new Float64Array(dimension).fill(0.25), scale: new Float64Array(dimension).fill(1.5) };
  const options = { components, dimension, scaleFloor, diagonal: false, coordinates, axisNodes: none };
  const model = new MixtureFloat64(options, where);
  const logq = new Float64Array(n);
  model.logProb(theta, y, n, logq);
  const gradTheta = new Float64Array(theta.length);
  const gradY = new Float64Array(n * dimension).fill(0.5);
  model.logProbBackward(n, adjoint, gradTheta, gradY);
  return { model, logq, gradTheta, gradY };
}

/** Largest difference relative to the larger of 1 and the largest expected entry; NaN where only one side is finite. */
function furthest(got: Float64Array, expected: Float64Array): number {
  const size = expected.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 1);
  return got.reduce(
    (most, value, i) => (Object.is(value, expected[i]) ? most : Math.max(most, Math.abs(value - expected[i]) / size)),
    0,
  );
}

describe('the two ways to evaluate a mixture', () => {
  test('agree in log q and in all gradients', () => {
    const property = fc.property(cases, (one) => {
      const [plain, vector] = [run(one, null), run(one, machine)];
      expect(furthest(vector.logq, plain.logq)).toBeLessThan(1e-13);
      expect(furthest(vector.gradTheta, plain.gradTheta)).toBeLessThan(1e-11);
      expect(furthest(vector.gradY, plain.gradY)).toBeLessThan(1e-11);
    });
    fc.assert(property, { seed: 6, numRuns: 3000 });
  });

  test('agree where θ is not finite', () => {
    for (const value of [Infinity, -Infinity, Number.NaN]) {
      for (let entry = 0; entry < 6; entry++) {
        const theta = Float64Array.of(0, 0.5, 0, 1, 0, -1);
        theta[entry] = value;
        const one: Case = {
          ...{ components: 2, dimension: 1, scaleFloor: 0, n: 3, theta },
          ...{ y: Float64Array.of(-1, 0, 2), adjoint: Float64Array.of(1, -1, 0.5) },
        };
        const [plain, vector] = [run(one, null), run(one, machine)];
        expect(Array.from(vector.logq, Number.isFinite)).toEqual(Array.from(plain.logq, Number.isFinite));
        expect(Array.from(vector.gradTheta, Number.isNaN)).toEqual(Array.from(plain.gradTheta, Number.isNaN));
      }
    }
  });

  test.each([null, machine])('are the density of the mixture that they describe (%#)', (where) => {
    const property = fc.property(cases, (one) => {
      fc.pre(one.theta.every((value) => Math.abs(value) < 10) && one.y.every((value) => Math.abs(value) < 100));
      const { model, logq } = run(one, where);
      const natural = model.natural(one.theta);
      if (natural.kind !== 'mixture') throw new Error('not a mixture');
      const { weights, means, covariances } = natural;
      const mixture = new GaussianMixture(
        weights.map((weight, k) => ({ weight, mean: means[k] as number[], covariance: covariances[k] as number[][] })),
      );
      logq.forEach((value, i) => {
        const at = Array.from(one.y.subarray(i * one.dimension, (i + 1) * one.dimension));
        const expected = mixture.logProb(at);
        expect(Math.abs(value - expected)).toBeLessThan(1e-9 * Math.max(1, Math.abs(expected)));
      });
    });
    fc.assert(property, { seed: 7, numRuns: 500 });
  });
});
