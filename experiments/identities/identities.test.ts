import { describe, expect, test } from 'vitest';
import type { Findings } from '../../src/experiment/findings.ts';
import type { Recording } from '../../src/recording/recording.ts';
import { drawJoint, drawPair } from '../random-tables.ts';
import { broken, planOf, train } from '../train.fixture.ts';
import { identities } from './experiment.ts';
import { FAMILIES, IDENTITIES } from './families.ts';
import { violation } from './identity.ts';
import { JOINT_IDENTITIES, jointTable } from './joint-identities.ts';
import { PAIR_IDENTITIES, tablePair } from './pair-identities.ts';
import { before, take, worstRows } from './study.ts';

const few = { draws: '1000', densities: '10', replicas: '3' };
const bits = ({ quantities }: Recording, name: string) =>
  quantities.find((each) => each.name === name)!.value / Math.LN2;

describe('the lesson', () => {
  test.each([
    ['four outcomes', {}],
    ['another seed, own tables', { seed: '2', table: '[0.5,0.5,0]', model: '[0.25,0.5,0.25]', joint: '[[0.5,0,0.5]]' }],
    ['nothing in common', { table: '[1,0]', model: '[0,1]', joint: '[[1]]' }],
    ['a text', { text: 'abracadabra' }],
  ] as [string, Record<string, string>][])('every claim holds for %s', async (_, settings) => {
    const { claims } = await train('identities', { ...few, ...settings });
    expect(broken(claims)).toEqual([]);
    expect(claims[0].statement).toMatch(/ in 1,000 random pairs/);
    expect(claims.map(({ id }) => id)).toEqual([
      ...IDENTITIES.map(({ id }) => id),
      'own-pairs',
      'own-joints',
      'descent-training-alone',
      'descent-argmin',
    ]);
  });

  test('the caption of the worst differences says the largest of them', async () => {
    const { runs, findings } = await train('identities', few);
    const figure = identities.figures!({ runs, findings }, planOf('identities', few)).find(
      ({ id }) => id === 'history',
    );
    const equations = worstRows(findings).filter(({ identity }) => IDENTITIES[identity].relation === '=');
    const [, said] = figure!.caption!.match(/so far it is ([\d.]+e−\d+) nats/)!;
    const largest = Math.max(...equations.map(({ violation: each }) => each));
    expect(Number(said.replace('−', '-')) / largest).toBeCloseTo(1, 1);
  });

  test('published entropies, in bits: Cover & Thomas, example 2.2.1', async () => {
    const recording = await train('identities', few);
    expect(bits(recording, 'jointEntropy')).toBeCloseTo(3.375, 12);
    expect(bits(recording, 'conditionalEntropy')).toBeCloseTo(13 / 8, 12);
    expect(bits(recording, 'mutualInformation')).toBeCloseTo(0.375, 12);
    const facts = jointTable([
      [0.45, 0.05],
      [0.05, 0.45],
    ]);
    expect(facts.divergence / Math.LN2).toBeCloseTo(1 - 0.46899559, 8);
  });

  test('where it happened can be seen again: the tables in the recording are those of the draw', async () => {
    const { findings } = await train('identities', { ...few, seed: '5', replicas: '1' });
    const rows = worstRows(findings);
    const table = (name: string) => findings.find((each) => each.name === name)!.rows;
    for (const { identity, draw, left, right } of rows) {
      const { id, family } = IDENTITIES[identity];
      const again = FAMILIES.find(({ name }) => name === family)!;
      const index = again.identities.findIndex((each) => each.id === id);
      expect(again.sides(5, draw)[index]).toEqual([left, right]);
      if (family === 'pairs') {
        const { p, q } = drawPair(5, draw);
        expect(table('pairs').filter(([of]) => of === identity)).toEqual(p.map((each, y) => [identity, y, each, q[y]]));
      }
      if (family === 'joints') {
        const cells = table('joints').filter(([of]) => of === identity);
        expect(cells.map((cell) => cell[3])).toEqual(drawJoint(5, draw).flat());
      }
    }
  });
});

describe('claims that can fail', () => {
  test('without training, the finish alone does not make the lesson true', async () => {
    const { claims } = await train('identities', { ...few, steps: '1', learningRate: '1e-9', seed: '3' });
    expect(claims.filter(({ holds }) => !holds).map(({ id }) => id)).toEqual(['descent-training-alone']);
  });

  const measured = () => {
    let last: Findings = [];
    for (const findings of identities.study!(planOf('identities', few))) last = findings;
    return last;
  };
  const once = measured();

  test.each(IDENTITIES.map(({ id }, identity) => [id, identity] as const))('%s', (id, identity) => {
    for (const by of [1e-3, Number.NaN]) {
      const [worst, ...others] = once;
      const rows = worst.rows.map((row) => (row[0] === identity ? row.with(2, by) : row));
      const claims = identities.claims([], planOf('identities', few), [{ ...worst, rows }, ...others]);
      expect(claims.filter(({ holds }) => !holds).map((each) => each.id)).toEqual([id]);
    }
  });

  test('a wrong number on either side is seen, whichever way an inequality points', () => {
    const right = tablePair([0.4, 0.6], [0.3, 0.7]);
    const violated = (pair: typeof right) =>
      PAIR_IDENTITIES.filter(({ relation, sides }) => violation(relation, sides(pair)) > 1e-12).map(({ id }) => id);
    expect(violated(right)).toEqual([]);
    expect(violated({ ...right, entropy: right.entropy + 0.1 })).toEqual([
      'entropy-bound',
      'cross-entropy-floor',
      'kl-difference',
    ]);
    expect(violated({ ...right, divergence: -right.divergence })).toEqual(['kl-nonnegative', 'kl-difference']);
    expect(violated({ ...right, around: right.around - 0.1 })).toEqual(['argmin']);
    const joint = jointTable([
      [0.4, 0.1],
      [0.2, 0.3],
    ]);
    const broke = (table: typeof joint) =>
      JOINT_IDENTITIES.filter(({ relation, sides }) => violation(relation, sides(table)) > 1e-12).map(({ id }) => id);
    expect(broke(joint)).toEqual([]);
    expect(broke({ ...joint, hyGivenX: joint.hyGivenX + 0.1 })).toEqual([
      'mi-conditional',
      'mi-symmetric',
      'chain-rule',
      'conditioning',
    ]);
    expect(broke({ ...joint, divergence: -0.1 })).toEqual(['mi-nonnegative', 'mi-conditional', 'mi-sum']);
  });

  test('infinite sides agree, a NaN is kept', () => {
    expect(violation('=', [Infinity, Infinity])).toBe(0);
    expect(violation('=', [Infinity, 1])).toBe(Infinity);
    const worst = before(0);
    take(worst, '=', [1, 1], 0);
    take(worst, '=', [Number.NaN, 1], 1);
    take(worst, '=', [2, 1], 2);
    expect(worst).toMatchObject({ draws: 3, draw: 1, violation: Number.NaN });
  });
});

test.each([
  [{ joint: '[[0.5,0.6]]' }, 'joint does not sum to 1'],
  [{ joint: '[[0.5],[0.25,0.25]]' }, 'joint is ragged'],
  [{ model: '[0.5,0.5]' }, 'model has not as many outcomes as the table'],
])('%j is refused', (settings, message) => {
  expect(() => planOf('identities', settings as Record<string, string>)).toThrow(message);
});
