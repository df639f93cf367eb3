import { describe, expect, test } from 'vitest';
import type { ClaimResult } from '../../src/recording/recording.ts';
import { broken, planOf, train } from '../train.fixture.ts';
import { entropy } from './experiment.ts';

const value = (quantities: readonly { name: string; value: number }[], name: string) =>
  quantities.find((quantity) => quantity.name === name)?.value;

describe('the lesson', () => {
  test.each([
    ['the letters of English', {}],
    ['a table of one’s own', { table: '[0.4,0.3,0.2,0.1]' }],
    ['a certain outcome beside an impossible one', { table: '[1,0]' }],
    ['another seed', { seed: '2', preset: 'coin' }],
    ['a text', { text: 'abracadabra' }],
  ] as [string, Record<string, string>][])('every claim holds for %s', async (_, settings) => {
    const { claims, environment } = await train('entropy', settings);
    expect(broken(claims)).toEqual([]);
    expect(claims.map(({ id }) => id)).toEqual(expect.arrayContaining(['byte', 'nat', 'at-most-uniform', 'mean']));
    expect(environment).toMatchObject({ path: 'study', precision: 'float64' });
  });

  test('published entropies, in bits', async () => {
    const bits = async (settings: Record<string, string>) =>
      value((await train('entropy', { octaves: '6', ...settings })).quantities, 'entropyBits');
    // MacKay's letters, normalised; Cover & Thomas, example 5.6.1; two thirds and a quarter.
    expect(await bits({})).toBeCloseTo(4.1089129754, 9);
    expect(await bits({ preset: 'cover-thomas' })).toBeCloseTo(2.2854752972, 9);
    expect(await bits({ preset: 'thirds' })).toBeCloseTo(1.8553885422, 9);
    expect(await bits({ preset: 'coin' })).toBeCloseTo(0.46899559, 8);
  });

  test('a constant surprise has no rate to fit', async () => {
    const { claims } = await train('entropy', { preset: 'die', octaves: '6' });
    expect(claims.map(({ id }) => id)).not.toContain('rate');
    expect(broken(claims)).toEqual([]);
  });

  test('an outcome too rare to have been drawn has no rate to fit, and its mean a wider interval', async () => {
    const { claims } = await train('entropy', { table: '[0.999999,0.000001]', octaves: '8' });
    expect(claims.map(({ id }) => id)).toEqual(expect.arrayContaining(['mean']));
    expect(claims.map(({ id }) => id)).not.toContain('rate');
    expect(broken(claims)).toEqual([]);
  });

  test('the rate holds for nearly all seeds, and its interval is not empty talk', async () => {
    const rates: ClaimResult[] = [];
    for (let seed = 0; seed < 20; seed++) {
      const { claims } = await train('entropy', { preset: 'coin', seed: String(seed), octaves: '10' });
      rates.push(claims.find(({ id }) => id === 'rate')!);
    }
    expect(rates.filter(({ holds }) => holds).length).toBeGreaterThanOrEqual(19);
    for (const { tolerance } of rates) expect(tolerance).toBeLessThan(0.15);
  });
});

describe('claims that can fail', () => {
  test('draws from another table are noticed', async () => {
    const { findings } = await train('entropy', { preset: 'coin', octaves: '10' });
    const claims = entropy.claims([], planOf('entropy', { preset: 'four', octaves: '10' }), findings);
    expect(claims.filter(({ holds }) => !holds).map(({ id }) => id)).toEqual(['mean', 'rate']);
  });
});
