import { beforeAll, describe, expect, test } from 'vitest';
import { readControls } from '../../src/experiment/controls.ts';
import { foundRows } from '../../src/experiment/findings.ts';
import type { Recording } from '../../src/recording/recording.ts';
import { broken, planOf, train } from '../train.fixture.ts';
import { chosenSource, controls } from './controls.ts';
import { finitePrecision } from './experiment.ts';
import { figures } from './figures.ts';
import { approximation, finitePrecisionEntropy } from './precision.ts';
import { edgeCoefficient, sourceOf } from './source.ts';
import { study } from './study.ts';

const ids = (claims: readonly { id: string }[]) => claims.map(({ id }) => id);
const source = (settings: Record<string, string>) => sourceOf(chosenSource(readControls(controls, settings)).spec);
/** Quick to train. */
const SMALL = { draws: '300', steps: '120', replicas: '2', components: '4', learningRate: '0.1' };

describe('numbers known elsewhere', () => {
  test.each([
    ['gaussian', 1, 0.3465735903, 0],
    ['gaussian', 0.1, 2.3075602584, Math.LN10],
    ['gaussian', 0.01, 4.6052201835, 4.605170186],
    ['uniform', 1, 0.0400202909, -1.4189385332],
    ['uniform', 0.1, 1.0642860169, 0.8836465598],
    ['uniform', 0.01, 3.2042955985, 3.1862316528],
  ])('%s at σ = %s: exact, and the lecture’s approximation', (preset, sigma, exact, approximate) => {
    const y = source({ preset });
    expect(Math.abs(finitePrecisionEntropy(y, sigma) - exact)).toBeLessThan(6e-11);
    expect(Math.abs(approximation(y, sigma) - approximate)).toBeLessThan(6e-11);
  });

  test('two points saturate at ln 2, unlike ones at their entropy', () => {
    expect(finitePrecisionEntropy(source({ preset: 'two-points' }), 1e-4)).toBeCloseTo(Math.LN2, 11);
    const h = -(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75));
    expect(finitePrecisionEntropy(source({ points: '[3,5,3,3]' }), 1e-4)).toBeCloseTo(h, 11);
  });

  test('two points at ±1: half a bit at σ = .979, the limit for codes of rate ½', () => {
    // Richardson, Shokrollahi & Urbanke, IEEE Transactions on Information Theory 47 (2001).
    expect(finitePrecisionEntropy(source({ preset: 'two-points' }), 0.979) / Math.LN2).toBeCloseTo(0.5, 3);
  });

  test('1.806: what noise wears off the two edges of a uniform density', () => {
    expect(2 * edgeCoefficient()).toBeCloseTo(1.806, 3);
  });

  test('a Laplacian with noise is a density, and a mixture far from its noise is one Gaussian’s H_σ and ln 2', () => {
    const laplacian = source({ preset: 'laplacian' });
    for (const sigma of [1, 0.03, 1e-4]) {
      expect(finitePrecisionEntropy(laplacian, sigma)).toBeGreaterThan(approximation(laplacian, sigma));
    }
    const far = source({ population: '[{"weight":0.5,"mean":-50,"scale":1},{"weight":0.5,"mean":50,"scale":1}]' });
    expect(finitePrecisionEntropy(far, 0.1)).toBeCloseTo(0.5 * Math.log(101) + Math.LN2, 9);
  });

  test('in the plane: the sum of its coordinates', () => {
    const planar = source({ population: '[{"weight":1,"mean":[0,0],"covariance":[[1,0],[0,4]]}]' });
    expect(finitePrecisionEntropy(planar, 0.1)).toBeCloseTo(0.5 * Math.log(101) + 0.5 * Math.log(401), 11);
  });
});

describe('the lesson', () => {
  test('every claim holds with its own settings', async () => {
    const { claims, quantities } = await train('finite-precision', {});
    expect(broken(claims)).toEqual([]);
    expect(ids(claims)).toEqual(
      expect.arrayContaining(['non-negative', 'slope', 'error', 'trained-near-1', 'coder-gap', 'coder-distortion']),
    );
    expect(quantities.find(({ name }) => name === 'finitePrecisionEntropy')).toMatchObject({ at: { sigma: 0.1 } });
  });

  test.each([
    ['a density with edges', { preset: 'uniform', seed: '2', components: '8' }, 'error'],
    ['a density with a kink', { preset: 'laplacian', components: '8' }, 'error'],
    ['six points', { preset: 'six-points', components: '6' }, 'saturation'],
    ['one point', { points: '[7]', components: '1' }, 'saturation'],
    ['the plane', { population: '[{"weight":1,"mean":[0,3],"covariance":[[1,0.8],[0.8,1]]}]', sigma: '1e-4' }, 'slope'],
  ] as [string, Record<string, string>, string][])('every claim holds for %s', async (_, settings, shown) => {
    const { claims } = await train('finite-precision', { ...SMALL, ...settings });
    expect(broken(claims)).toEqual([]);
    expect(ids(claims)).toContain(shown);
  });

  test('the caption speaks of an approximation below 0 where there is one', () => {
    const caption = (settings: Record<string, string>) => {
      const plan = planOf('finite-precision', settings);
      const [findings] = [...study(plan)].slice(-1);
      const figure = figures({ runs: [], findings }, plan).find(({ id }) => id === 'information');
      const rows = foundRows<'exact' | 'approximation'>(findings, 'precision');
      return { caption: figure?.caption, lowest: Math.min(...rows.map(({ approximation }) => approximation)) };
    };
    const standard = caption({});
    expect(standard.lowest).toBeCloseTo(-0.5 * Math.LN10, 9);
    expect(standard.caption).toContain('below 0');
    const broad = caption({ population: '[{"weight":1,"mean":0,"scale":30}]' });
    expect(broad.lowest).toBeGreaterThan(0);
    expect(broad.caption).not.toContain('below 0');
  });

  test('bad input says what was expected', () => {
    expect(() => planOf('finite-precision', { points: '[1,"a"]' })).toThrow('points is not a list of numbers');
    expect(() => planOf('finite-precision', { points: '{' })).toThrow('points is not JSON');
    expect(() => planOf('finite-precision', { sigma: '0' })).toThrow('a number from 0.0001 to 1');
  });
});

describe('claims that can fail', () => {
  let recording: Recording;
  const settings = { ...SMALL, preset: 'mixture' };
  beforeAll(async () => {
    recording = await train('finite-precision', settings);
  });
  const failing = (findings = recording.findings, plan = planOf('finite-precision', settings)) =>
    ids(finitePrecision.claims(recording.runs, plan, findings).filter(({ holds }) => !holds));
  const changed = (name: string, column: number, change: (value: number) => number) =>
    recording.findings.map((table) =>
      table.name === name
        ? { ...table, rows: table.rows.map((row) => row.map((v, k) => (k === column ? change(v) : v))) }
        : table,
    );

  test('all hold as recorded; the approximation falls short by a positive amount', () => {
    expect(failing()).toEqual([]);
    expect(recording.claims.find(({ id }) => id === 'error')!.measured).toBeGreaterThan(0);
  });

  test('without training, the density of the copy is not known', async () => {
    const { claims } = await train('finite-precision', { ...settings, steps: '1', learningRate: '1e-9' });
    const failed = ids(claims.filter(({ holds }) => !holds));
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.every((id) => id.startsWith('trained-near'))).toBe(true);
  });

  test('a wrong H_σ is noticed', () => {
    expect(failing(changed('precision', 1, (h) => 1.01 * h))).toEqual(expect.arrayContaining(['slow', 'slope']));
    expect(failing(changed('precision', 1, (h) => -h))).toEqual(expect.arrayContaining(['non-negative', 'growing']));
    expect(failing(changed('fit', 1, (e) => 1.02 * e))).toEqual(['error']);
  });

  test('a coder that wastes bits, errs or rounds wrongly is noticed', () => {
    expect(failing(changed('coder', 2, (bits) => 1.05 * bits))).toEqual(['coder-rate', 'coder-gap']);
    expect(failing(changed('coder', 6, () => 1))).toEqual(['coder-exact']);
    expect(failing(changed('coder', 5, (rms) => 1.1 * rms))).toEqual(['coder-distortion']);
  });

  test('runs of another population are noticed', () => {
    const other = failing(recording.findings, planOf('finite-precision', { ...settings, preset: 'gaussian' }));
    expect(other).toEqual(expect.arrayContaining(['error', 'trained-near-1']));
  });
});
