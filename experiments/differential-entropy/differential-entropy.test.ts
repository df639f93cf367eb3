import { describe, expect, test } from 'vitest';
import type { Findings } from '../../src/experiment/findings.ts';
import { float32Below } from '../../src/information/float32.ts';
import { broken, planOf, train } from '../train.fixture.ts';
import { type DensitySpec, densityOf } from './densities.ts';
import { differentialEntropy } from './experiment.ts';
import { floatSurprise } from './float-cells.ts';
import { type Facts, floatShortfall } from './theory.ts';

const SHORT = { octaves: '8', replicas: '32' };
const factsOf = (settings: Record<string, string>) => planOf('differential-entropy', settings).facts as Facts;

describe('the lesson', () => {
  test('every claim holds for the defaults', async () => {
    const { claims, environment, quantities } = await train('differential-entropy', {});
    expect(broken(claims)).toEqual([]);
    expect(claims).toHaveLength(18);
    expect(environment).toMatchObject({ path: 'study', precision: 'float64' });
    const value = (name: string) => quantities.find((quantity) => quantity.name === name)?.value;
    expect(value('differentialEntropy')).toBeCloseTo(Math.log(2 * Math.PI * Math.E) / 2, 12);
    // REFERENCE: N(0, 1) to N(1, 2²), whatever the unit.
    expect(value('klDivergence')).toBeCloseTo(0.4431471806, 9);
    // From 512 to 1024 floats are 2^(9 − 23) apart.
    expect(value('floatStep')! * 2 ** 14).toBeCloseTo(1, 4);
  });

  test.each([
    ['a Laplacian, another seed', { density: 'laplacian', seed: '2' }],
    ['a uniform density', { density: 'uniform', seed: '3' }],
    ['a mixture', { density: 'mixture' }],
    ['a mixture at 0', { density: 'mixture', location: '0' }],
    ['a Gaussian at 0', { location: '0', seed: '4' }],
    ['a uniform density about 0', { density: 'uniform', location: '0' }],
    ['a Laplacian so far off that floats are sparse', { density: 'laplacian', location: '1000000' }],
    ['a uniform density that far off', { density: 'uniform', location: '900000' }],
    ['a narrow Gaussian', { scale: '0.002', location: '1234.5', stretch: '1' }],
    ['a broad one', { scale: '1000000', location: '1000000000', stretch: '1000' }],
    ['a population that lies far from 0 for its scale', { population: '[{"weight":1,"mean":5,"scale":0.01}]' }],
    ['a narrow population of one’s own', { population: '[{"weight":1,"mean":0,"scale":1e-6}]' }],
    [
      'a needle on a hill',
      { population: '[{"weight":0.5,"mean":-1,"scale":3},{"weight":0.5,"mean":2,"scale":0.001}]' },
    ],
  ] as [string, Record<string, string>][])('every claim holds for %s', async (_, settings) => {
    const { claims } = await train('differential-entropy', { ...SHORT, ...settings });
    expect(broken(claims)).toEqual([]);
    expect(claims.map(({ id }) => id)).toEqual(expect.arrayContaining(['mean', 'negative', 'stretch', 'kl-invariant']));
  });

  test('a uniform density’s surprise is constant: no rate to fit', async () => {
    const { claims } = await train('differential-entropy', { ...SHORT, density: 'uniform' });
    expect(claims.map(({ id }) => id)).not.toContain('rate');
    expect(claims.find(({ id }) => id === 'gap')?.relation).toBe('≤');
  });

  test('where floats are too sparse for the density, claims on them are left out', async () => {
    const { claims } = await train('differential-entropy', { ...SHORT, density: 'uniform', location: '900000' });
    expect(claims.map(({ id }) => id)).not.toContain('float-step');
  });

  test('small figures', async () => {
    const { runs, findings } = await train('differential-entropy', { ...SHORT, location: '0' });
    for (const evidence of [
      { runs, findings },
      { runs, findings: [] },
    ]) {
      for (const figure of differentialEntropy.figures!(evidence, planOf('differential-entropy', SHORT))) {
        expect(JSON.stringify(figure).split(',').length, figure.id).toBeLessThan(2000);
      }
    }
  });
});

describe('theory, against something else', () => {
  test('Fisher’s information: 1/σ² for a Gaussian, 1/λ² for a Laplacian, and a mixture of one is that one', () => {
    expect(factsOf({ scale: '2' }).gap.coefficient).toBeCloseTo(1 / 4 / 24, 9);
    expect(factsOf({ density: 'laplacian', scale: '2' }).gap.coefficient).toBeCloseTo(1 / 4 / 24, 12);
    const one = factsOf({ population: '[{"weight":1,"mean":3,"scale":2}]', location: '1000' });
    expect(one.gap.coefficient).toBeCloseTo(1 / 4 / 24, 9);
    expect(one.closedForm).toBeCloseTo(factsOf({ scale: '2' }).entropy, 12);
  });

  test('varentropy: ½ for a Gaussian, 1 for a Laplacian, 0 for a uniform density', () => {
    const variance = (density: string) => factsOf({ density }).deviation ** 2;
    expect(variance('gaussian')).toBeCloseTo(0.5, 9);
    expect(variance('laplacian')).toBeCloseTo(1, 9);
    expect(variance('uniform')).toBe(0);
  });

  test('the shortfall of floats, by counting every one: a density across two binades', () => {
    const settings = { location: '4096', scale: '2' };
    const { placed, spacings, entropy } = factsOf(settings);
    const density = densityOf(placed as DensitySpec);
    const delta = 2 ** -13;
    let h = 0;
    for (let x = Math.fround(4096 + 16); x > 4096 - 16; x = float32Below(x)) {
      const surprise = floatSurprise(placed, density, x, 2 ** -30);
      h += Math.exp(-surprise) * surprise;
    }
    // Cells of 2⁻¹³ hold one float each above 4096, where floats are 2⁻¹¹ apart, and below, where they are 2⁻¹² apart.
    expect(h + Math.log(delta) - entropy).toBeCloseTo(floatShortfall(spacings, delta), 4);
    expect(floatShortfall(spacings, delta)).toBeCloseTo(-1.5 * Math.LN2, 9);
  });
});

describe('claims that can fail', () => {
  const settings = { ...SHORT, location: '100' };
  const failing = (findings: Findings, planned: Record<string, string> = settings) =>
    differentialEntropy
      .claims([], planOf('differential-entropy', { ...settings, ...planned }), findings)
      .flatMap(({ holds, id }) => (holds ? [] : id));

  test('draws and cells of another density are noticed', async () => {
    const { findings } = await train('differential-entropy', settings);
    expect(failing(findings)).toEqual([]);
    const found = failing(findings, { density: 'laplacian' });
    expect(found).toEqual(expect.arrayContaining(['mean', 'rate', 'stretch', 'stretches', 'limit']));
  });

  test('a location ten times further off: floats break elsewhere', async () => {
    const { findings } = await train('differential-entropy', settings);
    expect(failing(findings, { location: '1000' })).toEqual(expect.arrayContaining(['float-step', 'float-shortfall']));
  });

  test('each column is watched', async () => {
    const { findings } = await train('differential-entropy', settings);
    const changed = (name: string, column: number, by: number) =>
      findings.map((table) =>
        table.name === name
          ? { ...table, rows: table.rows.map((row, r) => row.map((v, i) => (i === column && r === 0 ? v + by : v))) }
          : table,
      );
    expect(failing(changed('stretches', 1, 1e-6))).toEqual(['stretches', 'shift']);
    expect(failing(changed('stretches', 3, 1e-6))).toEqual(['kl-invariant']);
    expect(failing(changed('quantised', 2, -1))).toEqual(['never-below']);
    expect(failing(changed('narrow', 0, 5))).toEqual(['negative']);
    expect(failing(changed('distances', 1, 1))).toEqual(['distances']);
  });
});

describe('bad input', () => {
  test.each([
    [{ population: '[{"weight":1,"mean":[0,0],"scale":1}]' }, 'The population lies in the plane'],
    [{ location: '1000000000' }, 'float32 has hardly a number in it'],
    [{ population: '[{"weight":1,"mean":5000,"scale":0.001}]' }, 'Move the population closer to 0'],
    [{ scale: '0' }, 'scale cannot have this value'],
    [{ population: '[0.5' }, 'The population is not JSON'],
  ] as [Record<string, string>, string][])('%j', (settings, message) => {
    expect(() => planOf('differential-entropy', settings)).toThrow(message);
  });
});
