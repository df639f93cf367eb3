import { describe, expect, test } from 'vitest';
import type { LinesFigure } from '../../src/experiment/figure.ts';
import type { Recording } from '../../src/recording/recording.ts';
import { broken, planOf, train } from '../train.fixture.ts';
import { crossEntropy } from './experiment.ts';
import { figures } from './figures.ts';
import { endsBySize } from './study.ts';
import { type Facts, nextTerm } from './theory.ts';

const few = { replicas: '3', samples: '200' };
const value = ({ quantities }: Recording, name: string) => quantities.find((each) => each.name === name)?.value;

describe('the lesson', () => {
  test.each([
    ['the letters of English', {}],
    ['another seed, and an own start', { seed: '2', preset: 'four', model: '[0.001,0.009,0.09,0.9]' }],
    ['a start that misses an outcome', { preset: 'four', model: '[0,0.1,0.2,0.7]' }],
    ['an impossible outcome', { preset: 'impossible' }],
    ['a certain outcome', { table: '[1,0]' }],
    ['sixteen tosses', { preset: 'coin', examples: '16', seed: '3' }],
    ['a text', { text: 'abracadabra' }],
    ['more outcomes than the finish takes', { preset: 'uniform-256' }],
    ['minibatches', { preset: 'four', batch: '16' }],
  ] as [string, Record<string, string>][])('every claim holds for %s', async (_, settings) => {
    const { claims } = await train('cross-entropy', { ...few, ...settings });
    expect(broken(claims)).toEqual([]);
    expect(claims.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['population-training-alone', 'population-gap', 'sample-below-truth', 'sample-held-out']),
    );
  });

  test('H(P, Q) by hand: of the reader’s own Q, and trained to H(P)', async () => {
    const recording = await train('cross-entropy', { ...few, table: '[0.5,0.25,0.25]', model: '[0.25,0.5,0.25]' });
    expect(value(recording, 'crossEntropy')).toBeCloseTo(1.75 * Math.LN2, 14);
    expect(value(recording, 'klDivergence')).toBeCloseTo(0.25 * Math.LN2, 14);
    expect(value(recording, 'trainedCrossEntropy')).toBeCloseTo(1.5 * Math.LN2, 10);
    const missing = await train('cross-entropy', { ...few, table: '[0.5,0.5]', model: '[1,0]' });
    expect(value(missing, 'crossEntropy')).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('where the sample missed an outcome', () => {
  const drawn = async (settings: Record<string, string>) => {
    const recording = await train('cross-entropy', settings);
    const plan = planOf('cross-entropy', settings);
    const all = figures(recording, plan) as LinesFigure[];
    const ends = all.find(({ id }) => id === 'ends')!;
    const points = (label: string) => ends.lines.find((each) => each.label.includes(label))?.points ?? [];
    const finite = points('on all of P').filter(([, loss]) => Number.isFinite(loss));
    const tables = all.find(({ id }) => id === 'tables')!;
    return {
      recording,
      captions: [tables.caption, ends.caption],
      all: points('on all of P'),
      finite,
      upper: points('above H(P)'),
    };
  };

  test('the loss on P is infinite at the optimum, and the page says so', async () => {
    const { recording, captions, all, finite, upper } = await drawn(few);
    expect(value(recording, 'sampleOptimumCrossEntropy')).toBe(Number.POSITIVE_INFINITY);
    expect(value(recording, 'sampleCrossEntropy')).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(captions[0]).toMatch(/The sample missed \d outcomes .* where training stopped/);
    expect(captions[1]).toContain('pays without end');
    expect(finite.length).toBeLessThan(all.length);
    expect(upper).toHaveLength(finite.length > 1 ? finite.length : 0);
  });

  test('where none did, nothing is said of it', async () => {
    const { recording, captions, all, upper } = await drawn({ ...few, preset: 'four' });
    expect(value(recording, 'sampleOptimumCrossEntropy')).toBeCloseTo(value(recording, 'sampleCrossEntropy')!, 6);
    expect(captions[0]).not.toContain('missed');
    expect(captions[1]).not.toContain('without end');
    expect(upper).toHaveLength(all.length);
  });
});

describe('claims that can fail', () => {
  const failing = async (settings: Record<string, string>) => {
    const { claims } = await train('cross-entropy', { ...few, preset: 'four', ...settings });
    return claims.filter(({ holds }) => !holds).map(({ id }) => id);
  };

  test('without training, the finish alone does not make the lesson true', async () => {
    expect(await failing({ steps: '1', learningRate: '1e-9' })).toEqual([
      'population-training-alone',
      'sample-training-alone',
    ]);
  });

  test('without training and finish, the sample’s loss is not below P’s own', async () => {
    expect(await failing({ steps: '1', learningRate: '1e-9', tolerance: '0' })).toEqual([
      'population-training-alone',
      'sample-training-alone',
      'sample-below-truth',
    ]);
  });

  test('a recording of another table is noticed', async () => {
    const settings = { ...few, preset: 'four' };
    const { runs, findings } = await train('cross-entropy', settings);
    const plan = planOf('cross-entropy', { ...settings, table: '[0.25,0.25,0.25,0.25]', examples: '100' });
    const failed = crossEntropy.claims(runs, plan, findings).filter(({ holds }) => !holds);
    expect(failed.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'population-floor',
        'population-gap',
        'population-q-is-p',
        'sample-gap',
        'sample-held-out',
      ]),
    );
  });

  test('losses that were recorded a little wrong are noticed', async () => {
    const settings = { ...few, preset: 'four' };
    const { runs, findings } = await train('cross-entropy', settings);
    for (const run of runs) run.series[0].values[7][1] += 1e-3;
    runs[0].series.find(({ name }) => name === 'also:forward-kl')!.values[5][0] += 1e-9;
    const failed = crossEntropy.claims(runs, planOf('cross-entropy', settings), findings).filter(({ holds }) => !holds);
    expect(failed.map(({ id }) => id)).toEqual(['population-gap', 'population-kl-series', 'sample-gap']);
  });

  test('samples that end too low are noticed', async () => {
    const { findings } = await train('cross-entropy', { ...few, preset: 'die' });
    const claims = crossEntropy.claims([], planOf('cross-entropy', { ...few, preset: 'halves' }), findings);
    expect(claims.filter(({ holds }) => !holds).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['expected-gap', 'expected-saving', 'miller']),
    );
  });
});

test('intervals over samples: nearly all seeds hold, and they are not empty talk', () => {
  const held: boolean[] = [];
  for (let seed = 0; seed < 20; seed++) {
    const settings = { preset: 'coin', examples: '64', samples: '100', seed: String(seed) };
    const plan = planOf('cross-entropy', settings);
    const facts = plan.facts as Facts;
    let findings: Parameters<typeof endsBySize>[0] = [];
    for (const found of crossEntropy.study!(plan)) findings = found;
    expect(endsBySize(findings, facts)).toHaveLength(facts.sizes.length);
    expect(nextTerm(facts.probabilities, facts.sizes.at(-1)!)).toBeLessThan(0.02);
    for (const claim of crossEntropy.claims([], plan, findings)) {
      held.push(claim.holds);
      if (claim.id === 'expected-saving') expect(claim.tolerance).toBeLessThan(1.5 * claim.expected);
    }
  }
  expect(held).toHaveLength(80);
  expect(held.filter((holds) => !holds).length).toBeLessThanOrEqual(1);
});

test('a Q of another length is refused', () => {
  expect(() => planOf('cross-entropy', { preset: 'four', model: '[0.5,0.5]' })).toThrow(
    'model has not as many outcomes as the table; got 2; expected 4 probabilities',
  );
});
