import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/input-error.ts';
import { broken, planOf, shippedTable, train } from '../train.fixture.ts';

const ids = (recording: Awaited<ReturnType<typeof train>>) => recording.claims.map(({ id }) => id);

describe('the lesson', () => {
  test.each(['galaxies', 'faithful'])('every claim holds on %s', async (dataset) => {
    const recording = await train('mixture-collapse', {
      dataset,
      replicas: '8',
      steps: dataset === 'galaxies' ? '6000' : '3000',
    });
    expect(broken(recording.claims)).toEqual([]);
    expect(ids(recording)).toEqual([
      'collapse',
      'slope',
      ...(dataset === 'galaxies' ? ['held-out-ends-higher', 'held-out-rises'] : []),
      'below-floored',
      'floored-bound',
      'floored-scale',
    ]);
    expect(recording.runs.map(({ label }) => label)).toEqual(['Maximum likelihood', 'With a scale floor']);
  });

  test('the collapse happens in training: it is not there at the start, nor after one step', async () => {
    const { runs, claims } = await train('mixture-collapse', { steps: '1' });
    const holds = Object.fromEntries(claims.map(({ id, holds }) => [id, holds]));
    expect(holds).toMatchObject({ collapse: false, 'held-out-rises': false, 'below-floored': false });
    const running = runs[0].replicas.filter(({ status }) => status === 'step-limit');
    expect(running.length).toBeGreaterThan(runs[0].replicas.length / 2);
    expect(runs[1].replicas.map(({ status }) => status)).not.toContain('unbounded');
  });

  test('the slope holds where components collapse by themselves', async () => {
    const settings = { start: 'k-means++', replicas: '16', steps: '1200', learningRate: '0.02' };
    const { claims } = await train('mixture-collapse', settings);
    expect(broken(claims)).toEqual([]);
    expect(claims.map(({ id }) => id)).toContain('slope');
  });

  test('held-out points are drawn by the seed alone, and never trained on', () => {
    const rows = (seed: string) =>
      planOf('mixture-collapse', { seed, components: '3' }).runs.map(({ spec }) => spec.data!);
    const [first, floored] = rows('5');
    expect(first.train.length).toBe(41);
    expect([...first.train, ...first.heldOut].flat().sort()).toEqual(shippedTable('galaxies').rows.flat().sort());
    expect(floored).toEqual(first);
    expect(rows('5')[0]).toEqual(first);
    expect(rows('6')[0].heldOut).not.toEqual(first.heldOut);
  });
});

describe('as a fit of mixtures', () => {
  const fit = { start: 'k-means++', heldOut: '0', tolerance: '1e-8', scaleFloor: '0', steps: '400', recordEvery: '50' };

  test("your own data: Old Faithful's maximum-likelihood optimum, and claims about stationary points", async () => {
    const own = { ...shippedTable('faithful'), own: true };
    const settings = { components: '2', tolerance: '1e-8', replicas: '4' };
    const recording = await train('mixture-collapse', settings, { own });
    expect(broken(recording.claims)).toEqual([]);
    expect(ids(recording)).toEqual(['stationary', 'moments']);
    expect(recording.runs).toHaveLength(1);
    expect(recording.runs[0].spec.data?.heldOut).toEqual([]);
    for (const { loss, parameters, status } of recording.runs[0].replicas) {
      expect(status).toBe('converged');
      expect(loss).toBeCloseTo(4.1553822066, 9);
      if (parameters.kind !== 'mixture') throw new Error('not a mixture');
      const short = parameters.means[0][0] < parameters.means[1][0] ? 0 : 1;
      expect(parameters.weights[short]).toBeCloseTo(0.3558729, 6);
      expect(parameters.means[short][0]).toBeCloseTo(2.0363885, 6);
      expect(parameters.means[short][1]).toBeCloseTo(54.4785164, 6);
      expect(parameters.covariances[short][0][0]).toBeCloseTo(0.0691677, 6);
      expect(parameters.covariances[short][0][1]).toBeCloseTo(0.4351676, 6);
      expect(parameters.covariances[short][1][1]).toBeCloseTo(33.6972822, 5);
      expect(parameters.covariances[1 - short][1][1]).toBeCloseTo(36.0462112, 5);
    }
  });

  // K = 4's likelihood has a spurious optimum too (−196.853633): the published one has to be among the ends.
  test.each([
    ['2', -220.358869],
    ['3', -203.48198],
    ['4', -197.710311],
  ])('galaxies, K = %s: a replica ends on the published optimum %d', async (components, logLikelihood) => {
    const recording = await train('mixture-collapse', { ...fit, components, replicas: '16' });
    expect(broken(recording.claims)).toEqual([]);
    const ends = recording.runs[0].replicas.map(({ loss }) => -82 * loss);
    expect(Math.min(...ends.map((end) => Math.abs(end - logLikelihood)))).toBeLessThan(1e-5);
  });
});

describe('bad input', () => {
  test('more components than points', () => {
    const own = { name: 'few.csv', columns: ['y'], rows: [[1], [2], [4]], own: true };
    expect(() => planOf('mixture-collapse', { components: '4' }, own)).toThrow(
      'There are more components than training points; got "4 components, 3 points"; expected at most 3 components.',
    );
  });

  test('three columns, and a column that does not vary', () => {
    const three = { name: 'wide.csv', columns: ['a', 'b', 'c'], rows: [[1, 2, 3]], own: true };
    expect(() => planOf('mixture-collapse', {}, three)).toThrow(InputError);
    expect(() => planOf('mixture-collapse', {}, three)).toThrow('one or two columns');
    const constant = { name: 'flat.csv', columns: ['a'], rows: [[1], [1]], own: true };
    expect(() => planOf('mixture-collapse', { components: '1' }, constant)).toThrow('every row has the same value');
  });
});
