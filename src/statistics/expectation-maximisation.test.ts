import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { STREAM, Stream } from '../information/random.ts';
import { expectationMaximisation } from './expectation-maximisation.ts';

const galaxies = readFileSync(new URL('../../public/data/galaxies_corrected78.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => Number(line.split(',').at(-1)) / 1000);

/** K of n draws from N(0, 1) as means, the sample's standard deviation as every scale. */
function randomStart(K: number, n: number, replica: number) {
  const draw = new Stream(20 + n, STREAM.sample, replica);
  const points = Array.from({ length: n }, () => draw.normal());
  const mean = points.reduce((sum, y) => sum + y, 0) / n;
  const scale = Math.sqrt(points.reduce((sum, y) => sum + (y - mean) ** 2, 0) / n);
  const left = points.slice();
  const means = Array.from({ length: K }, () => left.splice(draw.integer(left.length), 1)[0]);
  return { points, start: { means, scales: means.map(() => scale) } };
}

describe('expectation–maximisation', () => {
  // R 4.2, mclust: best log-likelihoods that are not spurious.
  test.each([
    [[21, 22], -220.358869],
    [[9.7, 21.4, 32.9], -203.48198],
  ])('galaxies from means %j: log-likelihood %d', (means, logLikelihood) => {
    const start = { means, scales: means.map((_, k) => 1 + 6 * (means.length === 2 ? k : 0)) };
    const fit = expectationMaximisation(galaxies, start, { tolerance: 1e-13, maxIterations: 20_000 });
    expect(fit.converged).toBe(true);
    expect(82 * fit.logLikelihood).toBeCloseTo(logLikelihood, 5);
  });

  test('no iteration lowers the likelihood', () => {
    const { points, start } = randomStart(3, 40, 1);
    let last = Number.NEGATIVE_INFINITY;
    for (let maxIterations = 1; maxIterations < 40; maxIterations++) {
      const { logLikelihood } = expectationMaximisation(points, start, { maxIterations });
      expect(logLikelihood).toBeGreaterThanOrEqual(last - 1e-12);
      last = logLikelihood;
    }
  });

  test('a component that begins on a point far from all others collapses in a few iterations', () => {
    const fit = expectationMaximisation([0, 1, 2, 3, 40], { means: [1.5, 40], scales: [1, 1] });
    expect(fit).toMatchObject({ collapsed: 1, logLikelihood: Number.POSITIVE_INFINITY });
    expect(fit.iterations).toBeLessThan(5);
  });

  // R 4.2: shares of 400 runs that collapse, standard errors up to .025. Four of their common standard errors.
  test.each([
    [2, 10, 0.185],
    [3, 20, 0.275],
    [5, 10, 0.955],
    [5, 20, 0.598],
  ])('from %d of %d points of N(0, 1) it collapses in a share of %d', (K, n, share) => {
    const runs = 200;
    let collapsed = 0;
    for (let replica = 0; replica < runs; replica++) {
      const { points, start } = randomStart(K, n, replica);
      if (expectationMaximisation(points, start).collapsed !== null) collapsed++;
    }
    const error = Math.sqrt(share * (1 - share) * (1 / runs + 1 / 400));
    expect(Math.abs(collapsed / runs - share)).toBeLessThan(4 * error);
  });

  test('bad starts', () => {
    expect(() => expectationMaximisation([1, 2], { means: [1], scales: [0] })).toThrow('has no start');
    expect(() => expectationMaximisation([], { means: [1], scales: [1] })).toThrow('has no start');
  });
});
