import { describe, expect, test } from 'vitest';
import { klDivergence } from '../../src/distributions/divergences.ts';
import { GaussianMixture } from '../../src/distributions/mixture.ts';
import type { LinesFigure } from '../../src/experiment/figure.ts';
import { PRESETS, readPopulation } from '../population.ts';
import { broken, planOf, train } from '../train.fixture.ts';
import { coverage } from './coverage.ts';
import { totalVariation } from './distance.ts';
import { FDivergence, fIntegrand } from './f-divergence.ts';
import { factorisedClaims } from './factorised-claims.ts';
import { reverseOptima } from './optima.ts';
import { pairKl, pairKlGradient, pairSlopeOverMean } from './pair-kl.ts';
import { ReverseKl } from './reverse-kl.ts';
import { sweep } from './sweep.ts';
import { pitchforkSeparation, sweepClaims } from './sweep-claims.ts';
import { sweepFigures } from './sweep-figures.ts';
import type { Facts } from './theory.ts';

/** Those whose integrals are cheap enough for a unit test. */
const PRESETS_TRAINED = ['far-modes', 'middle-modes', 'near-modes', 'unequal-modes', 'three-modes', 'planar-modes'];

describe('the lesson', () => {
  test.each(PRESETS_TRAINED)('every claim holds for %s', async (preset) => {
    const planar = preset === 'planar-modes';
    const settings = { preset, replicas: planar ? '2' : '24', steps: planar ? '400' : '800', sweep: 'off' };
    const { claims } = await train('kl-asymmetry', settings);
    expect(broken(claims)).toEqual([]);
    expect(claims.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'forward-kl-optimum',
        'reverse-kl-resolved',
        // Of the plane nothing is asked of training alone.
        ...(planar ? [] : ['reverse-kl-training-alone']),
        'reverse-kl-ends',
        'reverse-kl-levels',
        'reverse-fit-forwards',
      ]),
    );
  });

  test.each(['2', '4'])('seed %s, where fewer than half of the starts fall to one mode', async (seed) => {
    const { claims } = await train('kl-asymmetry', { seed, sweep: 'off' });
    expect(broken(claims)).toEqual([]);
    expect(claims.map(({ id }) => id)).toContain('reverse-seeks-more');
  });

  test('objectives of one’s own train beside the others, without claims', async () => {
    const settings = { own: 'model: 2*(logq - logp); population: -logq', objective: 'reverse-kl', sweep: 'off' };
    const { claims, runs } = await train('kl-asymmetry', { ...settings, replicas: '6' });
    expect(broken(claims)).toEqual([]);
    expect(claims.filter(({ id }) => id.startsWith('custom'))).toEqual([]);
    const [reverse, twice, cross] = runs.map(({ replicas }) => replicas.map(({ loss }) => loss));
    expect(Math.max(...twice.map((loss, replica) => Math.abs(loss - 2 * reverse[replica])))).toBeLessThan(1e-6);
    // One Gaussian with P's moments: ln(17·2πe)/2, at modes ±4 of scale 1.
    expect(Math.min(...cross)).toBeCloseTo(Math.log(17 * 2 * Math.PI * Math.E) / 2, 6);
    expect(() => planOf('kl-asymmetry', { own: '-logq' })).toThrow('no training set draws');
    expect(() => planOf('kl-asymmetry', { own: 'abs(r)' })).toThrow('This lesson fits distributions');
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
    const { claims } = await train('kl-asymmetry', {
      objective,
      replicas: '4',
      steps: '150',
      tolerance: '0',
      sweep: 'off',
    });
    const floors = claims.filter(({ id }) => id.endsWith('-floor'));
    expect(floors).toHaveLength(6);
    expect(broken(floors)).toEqual([]);
  });
});

describe('a Q that cannot lean, fitted to a Gaussian of correlation .9', () => {
  test('every claim holds; both directions cost −½ ln(1 − ρ²), at other variances', async () => {
    const { claims, runs } = await train('kl-asymmetry', {
      preset: 'correlated',
      covariance: 'diagonal',
      replicas: '3',
      sweep: 'off',
    });
    expect(broken(claims)).toEqual([]);
    const [forward, reverse] = runs.map(({ replicas: [{ loss, parameters }] }) => ({
      loss,
      variance: parameters.kind === 'mixture' ? parameters.covariances[0][0][0] : Number.NaN,
    }));
    expect([forward.loss, reverse.loss].map((kl) => kl.toFixed(8))).toEqual(['0.83036560', '0.83036560']);
    expect([forward.variance, reverse.variance].map((v) => v.toFixed(6))).toEqual(['1.000000', '0.190000']);
    expect(claims.filter(({ id }) => id.includes('factorised'))).toHaveLength(6);
  });

  test('a Q that leans reaches P, and the claims are left out', () => {
    const facts = planOf('kl-asymmetry', { preset: 'correlated' }).facts as Facts;
    expect(facts.forwardKl).toBe(0);
    expect(factorisedClaims([], facts)).toEqual([]);
  });
});

describe('between the two directions', () => {
  test('α-divergences and Jensen–Shannon end in optima that were found without training, and are counted', async () => {
    const { claims } = await train('kl-asymmetry', {
      objective: 'alpha-divergence,jensen-shannon',
      preset: 'middle-modes',
      alpha: '0.25',
      replicas: '8',
      steps: '400',
      // From starts far outside P the Jensen–Shannon divergence is flat: Q runs away.
      spread: '1',
      sweep: 'off',
    });
    expect(broken(claims)).toEqual([]);
    for (const id of ['alpha-divergence', 'jensen-shannon']) {
      expect(claims.map((claim) => claim.id)).toEqual(expect.arrayContaining([`${id}-ends`, `${id}-coverage`]));
    }
  });

  test.each([
    [0.25, 'seeks'],
    [0.5, 'covers'],
  ])('at ±4 the lowest optimum of the α-divergence at %d %s', (alpha, kind) => {
    const population = new GaussianMixture(PRESETS['far-modes']);
    const settings = { objective: 'alpha-divergence', alpha: String(alpha) };
    const { optima } = (planOf('kl-asymmetry', settings).facts as Facts).searched['alpha-divergence']!;
    expect(optima).toHaveLength(3);
    expect(coverage(optima[0].parameters, population)).toBe(kind);
  });

  // N(0, 1) and N(1, 2²): published values; the α-divergence tends to the two directions of KL.
  test.each([
    ['jensen-shannon', 0, 0.1281749731],
    ['squared-hellinger', 0, 0.1491945378],
    ['alpha-divergence', 1e-7, 1.3068528194],
    ['alpha-divergence', 1 - 1e-7, 0.4431471806],
  ])('%s at %d', (id, alpha, expected) => {
    const f = new FDivergence(
      new GaussianMixture([{ weight: 1, mean: [0], covariance: [[1]] }]),
      fIntegrand(id, alpha)!,
    );
    const phi = [0, 1, Math.LN2];
    const [gradient, unused] = [new Float64Array(3), new Float64Array(3)];
    expect(f.evaluate(phi, gradient)).toBeCloseTo(expected, 6);
    // Near α = 0 and 1 the integrand is a small difference over a small number.
    const digits = alpha === 0 ? 7 : 4;
    gradient.forEach((slope, i) => {
      const at = (step: number) =>
        f.evaluate(
          phi.map((v, j) => (i === j ? v + step : v)),
          unused,
        );
      expect(slope).toBeCloseTo((at(1e-5) - at(-1e-5)) / 2e-5, digits);
    });
  });
});

describe('the sweep', () => {
  const rounds = [...sweep()];
  const findings = rounds[rounds.length - 1];

  test('takes the rounds that are planned, and every claim holds', () => {
    expect(rounds).toHaveLength(planOf('kl-asymmetry', {}).study!.rounds);
    expect(planOf('kl-asymmetry', { sweep: 'off' }).study).toBeUndefined();
    expect(broken(sweepClaims(findings))).toEqual([]);
    expect(sweepClaims(findings)).toHaveLength(9);
  });

  test('fold, pitchfork and crossing, computed elsewhere', () => {
    const at = (name: string) => findings.find((table) => table.name === name)!.rows[0];
    expect(at('fold')[0]).toBeCloseTo(4.82445944, 7);
    expect(at('pitchfork')[0]).toBeCloseTo(2.92166792, 7);
    expect(pitchforkSeparation()).toBeCloseTo(2.92166792, 7);
    expect(at('switch')[0]).toBeCloseTo(5.60016444, 7);
  });

  test('what the sweep has not come to is not claimed; what it located wrongly fails', () => {
    expect(sweepClaims(rounds[0])).toEqual([]);
    const moved = findings.map((table) => ({ ...table, rows: table.rows.map(([s, ...rest]) => [s + 0.01, ...rest]) }));
    const failed = sweepClaims(moved).filter(({ holds }) => !holds);
    expect(failed.map(({ id }) => id)).toEqual(['fold-by-descent', 'fold', 'pitchfork', 'global-switch']);
    const unturned = findings.map((table) => (table.name === 'fold' ? { ...table, rows: [] } : table));
    expect(sweepClaims(unturned).find(({ id }) => id === 'fold')!.holds).toBe(false);
  });

  test('its integral is the one of the population, its gradient the differences', () => {
    const p = new GaussianMixture(PRESETS['middle-modes']);
    const q = new GaussianMixture([{ weight: 1, mean: [1.3], covariance: [[Math.exp(0.8)]] }]);
    expect(pairKl(1.3, 0.4, 6)).toBeCloseTo(klDivergence(q, p).value, 9);
    const [byMean, byScale] = pairKlGradient(1.3, 0.4, 6);
    expect(byMean).toBeCloseTo((pairKl(1.3 + 1e-5, 0.4, 6) - pairKl(1.3 - 1e-5, 0.4, 6)) / 2e-5, 7);
    expect(byScale).toBeCloseTo((pairKl(1.3, 0.4 + 1e-5, 6) - pairKl(1.3, 0.4 - 1e-5, 6)) / 2e-5, 7);
    expect(pairSlopeOverMean(1.3, 6)).toBeCloseTo(pairKlGradient(1.3, 0, 6)[0] / 1.3, 10);
    expect(pairSlopeOverMean(0, 6)).toBeCloseTo(pairSlopeOverMean(1e-5, 6), 8);
  });

  test('figures stay small, and no two entries of a legend look alike', () => {
    const figures = sweepFigures(findings, 1, 8);
    const [{ lines }] = figures as LinesFigure[];
    const solid = lines.filter(({ role, mark }) => role === 1 && mark === 'line');
    expect(new Set(solid.map(({ family, label }) => family ?? label)).size).toBe(1);
    expect(new Set(solid.map(({ label }) => label)).size).toBe(3);
    expect(figures.map(({ id }) => id)).toEqual(['bifurcation', 'levels']);
    for (const figure of figures) expect(JSON.stringify(figure).length).toBeLessThan(40_000);
  });
});

describe('claims that can fail', () => {
  const failing = async (settings: Record<string, string>) => {
    const { claims } = await train('kl-asymmetry', { replicas: '8', sweep: 'off', ...settings });
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
