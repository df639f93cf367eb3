import { describe, expect, test } from 'vitest';
import { klDivergence } from '../../src/distributions/divergences.ts';
import { GaussianMixture } from '../../src/distributions/mixture.ts';
import { PRESETS, readPopulation } from '../population.ts';
import { broken, planOf, train } from '../train.fixture.ts';
import { totalVariation } from './distance.ts';
import { reverseOptima } from './optima.ts';
import { ReverseKl } from './reverse-kl.ts';
import type { Facts } from './theory.ts';

describe('the lesson', () => {
  test.each(Object.keys(PRESETS))('every claim holds for %s', async (preset) => {
    const settings = { preset, replicas: preset === 'planar-modes' ? '4' : '24' };
    const { claims } = await train('kl-asymmetry', settings);
    expect(broken(claims)).toEqual([]);
    expect(claims.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'forward-kl-optimum',
        'reverse-kl-resolved',
        'reverse-kl-training-alone',
        'reverse-kl-ends',
        'reverse-kl-levels',
        'reverse-fit-forwards',
      ]),
    );
  });

  test('two components reach Q = P in both directions', async () => {
    const population = JSON.stringify([
      { weight: 0.3, mean: -2, scale: 0.5 },
      { weight: 0.7, mean: 2, scale: 1 },
    ]);
    const { claims, runs } = await train('kl-asymmetry', {
      population,
      components: '2',
      replicas: '12',
      spread: '1',
      steps: '2000',
    });
    expect(broken(claims)).toEqual([]);
    for (const { replicas } of runs) expect(Math.min(...replicas.map(({ loss }) => loss))).toBeLessThan(1e-6);
  });

  test('every other objective stays above its floor', async () => {
    const objective =
      'population-cross-entropy,reverse-cross-entropy,jensen-shannon,chi-squared,squared-hellinger,alpha-divergence';
    const { claims } = await train('kl-asymmetry', { objective, replicas: '4', steps: '150', tolerance: '0' });
    const floors = claims.filter(({ id }) => id.endsWith('-floor'));
    expect(floors).toHaveLength(6);
    expect(broken(floors)).toEqual([]);
  });
});

describe('claims that can fail', () => {
  const failing = async (settings: Record<string, string>) => {
    const { claims } = await train('kl-asymmetry', { replicas: '8', ...settings });
    return claims.filter(({ holds }) => !holds).map(({ id }) => id);
  };

  test('without training, the finish alone does not make the lesson true', async () => {
    expect(await failing({ steps: '1', learningRate: '1e-9' })).toEqual(
      expect.arrayContaining(['forward-kl-training-alone', 'reverse-kl-training-alone']),
    );
  });

  test('replicas whose integrals cannot be trusted are counted, and fail', async () => {
    const population = JSON.stringify([
      { weight: 0.5, mean: -2000, scale: 0.1 },
      { weight: 0.5, mean: 2000, scale: 0.1 },
    ]);
    const failed = await failing({ population, objective: 'reverse-kl', steps: '5' });
    expect(failed).toEqual(expect.arrayContaining(['reverse-kl-resolved', 'reverse-kl-training-alone']));
  });
});

describe('theory, against numbers computed elsewhere', () => {
  // Global and local optima of one Gaussian: mean, sd, KL.
  test.each([
    ['near-modes', [0, 1.80277564, 0.06255019], [[0, 1.71399936, 0.07423376]]],
    [
      'middle-modes',
      [0, 3.16227766, 0.46199461],
      [
        [-2.98430599, 1.02336856, 0.688769],
        [2.98430599, 1.02336856, 0.688769],
        [0, 2.74376931, 0.84062143],
      ],
    ],
    [
      'unequal-modes',
      [-1.5, 2.0880613, 0.74669548],
      [
        [-2.49994052, 0.6001283, 0.22312158],
        [2.49975976, 0.60048263, 1.60934363],
      ],
    ],
  ])('%s', (preset, forward, reverse) => {
    const facts = planOf('kl-asymmetry', { preset }).facts as Facts;
    expect([facts.mean[0], Math.sqrt(facts.covariance[0][0])].map((v) => v.toFixed(7))).toEqual(
      forward.slice(0, 2).map((v) => v.toFixed(7)),
    );
    expect(facts.forwardKl).toBeCloseTo(forward[2], 7);
    const found = facts.reverse!.optima;
    expect(found).toHaveLength(reverse.length);
    found.forEach(({ parameters, level }, i) => {
      expect(parameters.means[0][0]).toBeCloseTo(reverse[i][0], 5);
      expect(Math.sqrt(parameters.covariances[0][0][0])).toBeCloseTo(reverse[i][1], 5);
      expect(level).toBeCloseTo(reverse[i][2], 7);
    });
  });

  test.each([
    ['middle-modes', 1],
    ['unequal-modes', 2],
    ['planar-modes', 2],
  ])('reverse KL of %s: value against quadrature, gradient against differences', (preset, components) => {
    const population = new GaussianMixture(PRESETS[preset]);
    const kl = new ReverseKl(population, components);
    const phi = Array.from({ length: kl.size }, (_, i) => 0.4 * Math.sin(1.7 * i));
    const [gradient, unused] = [new Float64Array(kl.size), new Float64Array(kl.size)];
    expect(kl.evaluate(phi, gradient)).toBeCloseTo(klDivergence(kl.mixture(phi), population).value, 5);
    gradient.forEach((slope, i) => {
      const at = (step: number) =>
        kl.evaluate(
          phi.map((v, j) => (i === j ? v + step : v)),
          unused,
        );
      expect(slope).toBeCloseTo((at(1e-5) - at(-1e-5)) / 2e-5, 5);
    });
  });

  test('total variation: 0 for components in another order, the table value for two Gaussians', () => {
    const gaussian = (mean: number, sd: number) => ({
      kind: 'mixture' as const,
      weights: [1],
      means: [[mean]],
      covariances: [[[sd * sd]]],
    });
    const pair = { ...gaussian(0, 1), weights: [0.3, 0.7], means: [[0], [5]], covariances: [[[1]], [[4]]] };
    const swapped = { ...pair, weights: [0.7, 0.3], means: [[5], [0]], covariances: [[[4]], [[1]]] };
    expect(totalVariation(pair, swapped)).toBeLessThan(1e-12);
    expect(totalVariation(gaussian(0, 1), gaussian(1, 2))).toBeCloseTo(0.390066, 2);
  });

  test('the search is the same each time', () => {
    const population = new GaussianMixture(PRESETS['near-modes']);
    expect(reverseOptima(population, 1)).toEqual(reverseOptima(population, 1));
  });
});

describe('bad populations', () => {
  test.each([
    ['[{"weight":1', 'The population is not JSON'],
    ['{}', 'not a list of components'],
    ['[{"weight":0.3,"mean":-2,"scale":0.5}]', 'weights do not sum to 1; got 0.3'],
    ['[{"weight":1,"mean":0,"scale":-1}]', 'Component 1 of the population has an impossible scale; got -1'],
    ['[{"weight":1,"mean":[0,0,0],"scale":1}]', 'an impossible mean'],
    ['[{"weight":1,"mean":0,"sd":1}]', 'an unknown entry; got "sd"'],
    ['[{"weight":1,"mean":0}]', 'both or neither of scale and covariance'],
    ['[{"weight":1,"mean":[0,0],"covariance":[[1,2],[2,1]]}]', 'ovariance'],
    ['[{"weight":0.5,"mean":0,"scale":1},{"weight":0.5,"mean":[0,1],"scale":1}]', 'differ in dimension'],
  ])('%s', (text, message) => {
    expect(() => readPopulation(text)).toThrow(message);
  });
});
