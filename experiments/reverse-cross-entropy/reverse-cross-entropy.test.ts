import { describe, expect, test } from 'vitest';
import { broken, planOf, train } from '../train.fixture.ts';
import { lateExponent, reciprocalSlope } from './approach.ts';
import { reverseCrossEntropy } from './experiment.ts';
import type { Facts } from './theory.ts';

const ID = 'reverse-cross-entropy';
const failing = (claims: readonly { id: string; holds: boolean }[]) =>
  claims.filter(({ holds }) => !holds).map(({ id }) => id);

describe('the lesson', () => {
  test('every claim holds for tables and densities side by side', async () => {
    const { claims, runs, quantities } = await train(ID, { replicas: '4' });
    expect(broken(claims)).toEqual([]);
    expect(runs.map(({ spec }) => spec.model.kind)).toEqual(['categorical', 'categorical', 'mixture', 'mixture']);
    expect(claims.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'table-reverse-exponent',
        'table-reverse-mass',
        'density-reverse-scale',
        'density-reverse-modes',
      ]),
    );
    expect(quantities.map(({ name }) => name)).toEqual(expect.arrayContaining(['minusLogMax', 'reverseCrossEntropy']));
  });

  test('the gap above −ln .4 after ten thousand steps from even logits, computed elsewhere', async () => {
    const { quantities } = await train(ID, { kind: 'table', steps: '10000', replicas: '1' });
    expect(quantities.find(({ name }) => name === 'reverseGap')!.value).toBeCloseTo(1.5078e-4, 8);
  });

  test('the caption of the modes counts the replicas that the bars show on the highest', async () => {
    const settings = { kind: 'density', steps: '2000' };
    const { runs } = await train(ID, settings);
    const figures = reverseCrossEntropy.figures!({ runs, findings: [] }, planOf(ID, settings));
    const modes = figures.find(({ id }) => id === 'modes');
    if (modes?.kind !== 'bars') throw new Error('no bars of modes');
    const [{ values }] = modes.series;
    expect(modes.caption).toContain(`${values[0]} of ${runs[0].spec.replicas} are on the highest`);
    const elsewhere = runs[0].spec.replicas - values[0];
    expect(elsewhere).toBeGreaterThan(0);
    expect(figures.find(({ id }) => id === 'approach')!.caption).toContain(
      `${elsewhere} of ${runs[0].spec.replicas} densities end at another mode`,
    );
  });

  test.each([
    ['two outcomes', { preset: 'coin' }],
    ['27 letters', { preset: 'letters' }],
    ['a tie', { preset: 'cover-thomas' }],
    ['all tied', { preset: 'die' }],
    ['an impossible outcome', { table: '[0.5,0,0.3,0.2]' }],
    ['two outcomes that are nearly as likely', { table: '[0.301,0.3,0.2,0.199]' }],
    ['256 outcomes', { table: JSON.stringify(Array.from({ length: 256 }, (_, k) => (256 - k) / 32896)) }],
  ] as [string, Record<string, string>][])('every claim holds for a table: %s', async (_, settings) => {
    const { claims } = await train(ID, { kind: 'table', replicas: '2', ...settings });
    expect(broken(claims)).toEqual([]);
  });

  test('every claim holds for one Gaussian in the plane, far from any unit', async () => {
    const population = JSON.stringify([
      {
        weight: 1,
        mean: [500, -3],
        covariance: [
          [400, 3],
          [3, 0.09],
        ],
      },
    ]);
    const { claims } = await train(ID, {
      kind: 'density',
      population,
      replicas: '2',
      steps: '3000',
      recordEvery: '50',
    });
    expect(claims.map(({ id }) => id)).toContain('density-forward-variance-1');
    expect(failing(claims)).toEqual([]);
  });

  test('a single possible outcome is no choice', () => {
    expect(() => planOf(ID, { table: '[1,0]' })).toThrow('The table has a single possible outcome');
  });

  test('an impossible outcome is left out, and its bar cannot be dragged', () => {
    const plan = planOf(ID, { kind: 'table', table: '[0.5,0,0.3,0.2]' });
    expect((plan.facts as Facts).table).toMatchObject({ impossible: 1, labels: ['0', '2', '3'] });
  });
});

describe('claims that can fail', () => {
  test('before training none but the floors holds', async () => {
    const { claims } = await train(ID, { steps: '1', learningRate: '1e-9', replicas: '2' });
    expect(claims.filter(({ holds }) => holds).map(({ id }) => id)).toEqual([
      'table-reverse-floor',
      'density-reverse-floor',
    ]);
  });

  test('runs to another table are noticed', async () => {
    const { runs } = await train(ID, { kind: 'table', table: '[0.1,0.2,0.3,0.4]', replicas: '2', steps: '500' });
    const claims = reverseCrossEntropy.claims(runs, planOf(ID, { kind: 'table', table: '[0.5,0.2,0.2,0.1]' }), []);
    expect(failing(claims)).toEqual(
      expect.arrayContaining(['table-reverse-mass', 'table-reverse-level', 'table-forward-level']),
    );
  });

  test('with a floor under σ it does not go to 0', async () => {
    const { runs } = await train(ID, { kind: 'density', replicas: '2', steps: '200' });
    const frozen = runs.map((run) => ({
      ...run,
      series: run.series.map((series) => ({ ...series, values: series.values.map(() => series.values[20]) })),
    }));
    const claims = reverseCrossEntropy.claims(frozen, planOf(ID, { kind: 'density' }), []);
    expect(failing(claims)).toEqual(expect.arrayContaining(['density-reverse-scale', 'density-reverse-exponent']));
  });
});

test('rates of approach: read off whenever it began', () => {
  const steps = Array.from({ length: 200 }, (_, i) => 10 * i);
  const late = (beta: number) => steps.map((t) => 3 * (t + 400) ** beta);
  expect(lateExponent(steps, late(-1))).toBeCloseTo(-1, 3);
  expect(lateExponent(steps, late(-0.5))).toBeCloseTo(-0.5, 3);
  expect(reciprocalSlope(steps, late(-1))).toBeCloseTo(1 / 3, 10);
  expect(lateExponent(steps, steps)).toBeNaN();
});
