import { beforeAll, describe, expect, test } from 'vitest';
import type { Findings } from '../../src/experiment/findings.ts';
import { bits, nats } from '../../src/information/logarithm.ts';
import type { Recording } from '../../src/recording/recording.ts';
import { broken, planOf, train } from '../train.fixture.ts';
import { CHANNEL_ROUNDS } from './channels.ts';
import { mutualInformation } from './experiment.ts';
import { correlatedDraws, gaussianInformation, mismatched } from './gaussian-draws.ts';
import { JOINTS, jointFacts } from './joint.ts';
import { tableClaims } from './table-claims.ts';
import type { Facts } from './theory.ts';

const ids = (claims: readonly { id: string }[]) => claims.map(({ id }) => id);
/** Little to train: a line, for a Gaussian whose I is above ln 32. */
const SMALL = {
  body: 'linear',
  rho: '0.97',
  dimensions: '4',
  batch: '32',
  steps: '400',
  replicas: '2',
  learningRate: '0.03',
};

describe('the joint table', () => {
  test('Cover & Thomas, example 2.2.1', () => {
    const facts = jointFacts(JOINTS['cover-thomas']);
    const inBits = (value: number) => bits(nats(value));
    expect(inBits(facts.entropyX)).toBeCloseTo(1.75, 12);
    expect(inBits(facts.entropyY)).toBeCloseTo(2, 12);
    expect(inBits(facts.jointEntropy)).toBeCloseTo(3.375, 12);
    expect(inBits(facts.information)).toBeCloseTo(0.375, 12);
    // The book's 11/8 and 13/8.
    expect(inBits(facts.reverseConditionalEntropy)).toBeCloseTo(11 / 8, 12);
    expect(inBits(facts.conditionalEntropy)).toBeCloseTo(13 / 8, 12);
  });

  test('a copy tells all, an independent pair nothing', () => {
    expect(jointFacts(JOINTS.copy).information).toBeCloseTo(Math.log(4), 14);
    expect(jointFacts(JOINTS.independent).information).toBeCloseTo(0, 15);
  });
});

describe('the draws', () => {
  test('have their correlation, and lose it beside the wrong x', () => {
    const pairs = correlatedDraws({ seed: 5, rho: -0.8, dimensions: 2 }, 0, 20_000);
    const correlation = ({ x, y }: typeof pairs) => x.reduce((sum, value, i) => sum + value * y[i], 0) / x.length;
    expect(correlation(pairs)).toBeCloseTo(-0.8, 1);
    expect(correlation(mismatched(pairs))).toBeCloseTo(0, 1);
  });

  test('ρ = .5 in 128 dimensions: the 18.41 nats of McAllester & Stratos', () => {
    expect(gaussianInformation({ rho: 0.5, dimensions: 128 })).toBeCloseTo(18.41, 2);
  });
});

describe('the lesson', () => {
  test('every claim holds with its own settings, but for fewer replicas', async () => {
    const { claims, quantities } = await train('mutual-information', { replicas: '2' });
    expect(broken(claims)).toEqual([]);
    // One table holds claims of two sources, whose entropies have the same letters.
    for (const { statement } of claims) expect(statement).toMatch(/^(table|Gaussian): /);
    expect(ids(claims)).toEqual(
      expect.arrayContaining(['difference-of-entropies', 'range', 'info-nce-ceiling', 'beyond-ceiling', 'nwj-below']),
    );
    expect(quantities.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['mutualInformation', 'differenceOfEntropies', 'infoNce', 'nwj', 'donskerVaradhan']),
    );
  });

  test('every claim holds where there is nothing to be found, by another seed', async () => {
    const { claims } = await train('mutual-information', { ...SMALL, rho: '0', dimensions: '2', seed: '2' });
    expect(broken(claims)).toEqual([]);
  });

  test.each([
    ['zeros and one row', [[0.5, 0, 0.5]]],
    ['one cell', [[1]]],
    [
      'a zero column and a zero row',
      [
        [0.5, 0, 0.25],
        [0, 0, 0],
        [0.1, 0, 0.15],
      ],
    ],
    ['24 × 24 cells', Array.from({ length: 24 }, () => Array<number>(24).fill(1 / 576))],
  ])('every identity holds for a table with %s', (_, joint) => {
    const plan = planOf('mutual-information', { joint: JSON.stringify(joint), draws: '64', batch: '2' });
    const rounds = mutualInformation.study!(plan);
    let found: Findings = [];
    for (let round = 0; round < CHANNEL_ROUNDS; round++) found = rounds.next().value ?? [];
    const claims = tableClaims((plan.facts as Facts).joint, found);
    expect(broken(claims)).toEqual([]);
    expect(ids(claims)).toContain('data-processing');
  });

  test('bad input says what was expected', () => {
    expect(() => planOf('mutual-information', { joint: '[[0.5],[0.25,0.25]]' })).toThrow('joint is ragged');
    expect(() => planOf('mutual-information', { batch: 'full' })).toThrow('a whole number from 2 to 512');
    expect(() => planOf('mutual-information', { batch: '100', draws: '64' })).toThrow('a whole number from 2 to 64');
  });
});

describe('claims that can fail', () => {
  let recording: Recording;
  const plan = planOf('mutual-information', SMALL);
  const failing = (runs = recording.runs, findings = recording.findings) =>
    ids(mutualInformation.claims(runs, plan, findings).filter(({ holds }) => !holds));

  beforeAll(async () => {
    recording = await train('mutual-information', SMALL);
  });

  test('all hold as recorded', () => {
    expect(failing()).toEqual([]);
    expect(ids(recording.claims)).toContain('beyond-ceiling');
  });

  test('without training, nothing is learned', async () => {
    const { claims } = await train('mutual-information', { ...SMALL, steps: '1', learningRate: '1e-9' });
    const failed = ids(claims.filter(({ holds }) => !holds));
    expect(failed).toEqual(expect.arrayContaining(['difference-of-entropies', 'beyond-ceiling', 'info-nce-learns']));
  });

  test('a network that saw its own x cannot stand in for P(y)', () => {
    const [, conditional] = recording.runs;
    expect(failing([{ ...conditional }, { ...conditional }])).toEqual(
      expect.arrayContaining(['difference-of-entropies']),
    );
  });

  test('bounds that are too high are noticed', () => {
    const raised = recording.findings.map((table) => ({
      ...table,
      rows: ['bounds', 'ends'].includes(table.name)
        ? table.rows.map((row) => row.map((v, k) => (k < 2 || table.columns[k].name.endsWith('Error') ? v : v + 5)))
        : table.rows,
    }));
    expect(failing(recording.runs, raised)).toEqual(
      expect.arrayContaining(['info-nce-ceiling', 'info-nce-below', 'nwj-below', 'donsker-varadhan-below']),
    );
  });

  test('a channel that knows x would break data processing; a bad cell, the range', () => {
    const spoiled = recording.findings.map((table) => ({
      ...table,
      rows:
        table.name === 'channels' || table.name === 'sweep'
          ? table.rows.map((row, i) => (i === 3 ? row.map((v, k) => (k === row.length - 1 ? 2 * v + 1 : v)) : row))
          : table.rows,
    }));
    expect(failing(recording.runs, spoiled)).toEqual(['data-processing', 'data-processing-after', 'range']);
  });
});
