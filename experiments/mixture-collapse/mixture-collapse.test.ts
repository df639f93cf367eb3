import { beforeAll, describe, expect, test } from 'vitest';
import { guideText } from '../../src/experiment/guide-text.ts';
import { InputError } from '../../src/input-error.ts';
import { median } from '../../src/statistics/median.ts';
import { broken, planOf, shippedTable, train } from '../train.fixture.ts';
import { claims } from './claims.ts';
import { mixtureCollapse } from './experiment.ts';
import { cellEntropy, quantisedLoss } from './quantised.ts';

const ids = (recording: Awaited<ReturnType<typeof train>>) => recording.claims.map(({ id }) => id);

describe('the lesson', () => {
  test.each([
    ['galaxies', '1'],
    ['galaxies', '3'],
    ['faithful', '1'],
  ])('every claim holds on %s, seed %s', async (dataset, seed) => {
    const recording = await train('mixture-collapse', {
      dataset,
      seed,
      replicas: '8',
      ...(dataset === 'faithful' ? { steps: '4000' } : {}),
    });
    expect(broken(recording.claims)).toEqual([]);
    expect(ids(recording)).toEqual([
      'collapse',
      ...(dataset === 'galaxies' ? ['dive'] : []),
      'slope',
      'held-out-slope',
      'step-rate',
      'below-floored',
      'floored-bound',
      'floored-scale',
      'ended',
    ]);
    expect(recording.runs.map(({ label }) => label)).toEqual(['Maximum likelihood', 'With a scale floor']);
    // Together with those that sat on a point from the start, these are the replicas that the card counts as unbounded.
    const { statement, measured } = recording.claims[0];
    const besides = Number(/besides (\d+)/.exec(statement)?.[1] ?? 0);
    expect(measured + besides).toBe(recording.runs[0].replicas.filter(({ status }) => status === 'unbounded').length);
  });

  test.each(['galaxies', 'faithful'])(
    'one Gaussian on %s does not dive, and ends at the points’ own moments',
    async (dataset) => {
      const settings = { dataset, components: '1', replicas: '2' };
      const recording = await train('mixture-collapse', settings);
      expect(broken(recording.claims)).toEqual([]);
      expect(ids(recording)).toEqual([
        'one-gaussian',
        'stationary',
        'moments',
        'floored-bound',
        'floored-scale',
        'ended',
      ]);
      const plan = planOf('mixture-collapse', settings);
      const [{ value }] = plan.theory;
      for (const { loss } of recording.runs.flatMap(({ replicas }) => replicas)) expect(loss).toBeCloseTo(value, 6);
      expect(guideText(mixtureCollapse.guide[0], plan)).toContain('Alone it does not dive');
      // Narrow on a point it climbs back out, towards the same bound.
      const narrow = await train('mixture-collapse', { ...settings, start: 'on-points', steps: '400' });
      expect(broken(narrow.claims)).toEqual([]);
      expect(ids(narrow)).toContain('one-gaussian');
    },
  );

  test('the slope that theory draws runs along the recorded curve, replica by replica', async () => {
    const settings = { replicas: '8' };
    const recording = await train('mixture-collapse', settings);
    const [run] = recording.runs;
    const plan = planOf('mixture-collapse', settings);
    const lines = mixtureCollapse.predictions!({ runs: recording.runs, findings: [] }, plan);
    expect(lines.length).toBeGreaterThan(3);
    const misses = lines.map(({ value, slope }) => {
      const { from, perStep, replica } = slope!;
      const predicted = value + perStep * (run.steps.at(-1)! - from);
      return Math.abs(predicted - run.replicas[replica].loss) / Math.abs(predicted - value);
    });
    expect(median(misses)).toBeLessThan(0.05);
  });

  test('the collapse happens in training: it is not there at the start, nor after one step', async () => {
    const { runs, claims: found } = await train('mixture-collapse', { steps: '1' });
    const holds = Object.fromEntries(found.map(({ id, holds }) => [id, holds]));
    expect(holds).toMatchObject({ collapse: false });
    expect(holds).not.toHaveProperty('slope');
    const judgedAsTheWhole = claims(runs, planOf('mixture-collapse', {}), []);
    expect(judgedAsTheWhole.find(({ id }) => id === 'dive')?.holds).toBe(false);
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
    expect(first.train.length).toBe(16);
    expect([...first.train, ...first.heldOut].flat().sort()).toEqual(shippedTable('galaxies').rows.flat().sort());
    expect(floored).toEqual(first);
    expect(rows('5')[0]).toEqual(first);
    expect(rows('6')[0].heldOut).not.toEqual(first.heldOut);
  });
});

describe('points edited by hand', () => {
  const lesson = planOf('mixture-collapse', {});
  const edited = (edits: object, settings = {}) => ({
    ...settings,
    edits: JSON.stringify({ of: 'galaxies', ...edits }),
  });

  test.each([
    ['moved', { move: { 3: [25.1] } }],
    ['left out', { remove: [16] }],
    ['added', { add: [[30]] }],
  ])('one %s: the same runs, split and claims', async (_, edits) => {
    const settings = edited(edits);
    const { runs } = planOf('mixture-collapse', settings);
    const [before, after] = [lesson, { runs }].map((plan) => plan.runs[0].spec.data!);
    expect(after.heldOut).toEqual(before.heldOut);
    expect(after.train.filter((row) => !before.train.some(([y]) => y === row[0])).length).toBeLessThanOrEqual(1);
    // Apart from the points, only what is told in their standard deviation differs.
    const bare = ({ runs }: Pick<typeof lesson, 'runs'>) =>
      runs.map(({ label, spec }) => ({ label, ...spec, data: null, model: { ...spec.model, scaleFloor: 0 } }));
    expect(bare({ runs })).toEqual(bare(lesson));
    const { claims: found } = await train('mixture-collapse', settings);
    expect(broken(found)).toEqual([]);
    expect(found.map(({ id }) => id)).toEqual(expect.arrayContaining(['collapse', 'dive', 'slope', 'floored-bound']));
  });

  test('with another seed other points are held out, and none of them is edited', () => {
    const [plain, moved] = [{ seed: '5' }, edited({ move: { 3: [25.1] } }, { seed: '5' })].map(
      (settings) => planOf('mixture-collapse', settings).runs[0].spec.data!,
    );
    expect(moved.heldOut).toEqual(plain.heldOut);
    expect(moved.train).toEqual(plain.train.with(2, [25.1]));
  });

  test('what no theorem says is no longer claimed where it is not so', async () => {
    const settings = edited({ add: Array.from({ length: 120 }, (_, i) => [15 + i / 12]) });
    const { claims: found } = await train('mixture-collapse', { ...settings, replicas: '2', steps: '400' });
    expect(broken(found)).toEqual([]);
    expect(found.map(({ id }) => id)).not.toContain('dive');
  });

  test('points of other data are refused', () => {
    expect(() => planOf('mixture-collapse', edited({ add: [[1]] }, { dataset: 'faithful' }))).toThrow(
      'The edited points are of galaxies; got "faithful"',
    );
  });
});

describe('claims that can fail', () => {
  const settings = { replicas: '8', steps: '6000' };
  let recorded: Awaited<ReturnType<typeof train>>;
  beforeAll(async () => {
    recorded = await train('mixture-collapse', settings);
  });
  /** The claims of this recording with one series changed, by id: does each hold? */
  const changed = (name: string, change: (value: number, record: number) => number) => {
    const runs = structuredClone(recorded.runs);
    const series = runs[0].series.find((each) => each.name === name)!;
    series.values = series.values.map((row, record) => row.map((value) => change(value, record)));
    return Object.fromEntries(
      claims(runs, planOf('mixture-collapse', settings), []).map((claim) => [claim.id, claim.holds]),
    );
  };

  test('a recorded loss that does not fall by 1/n fails the slope', async () => {
    expect(changed('loss', (value) => value).slope).toBe(true);
    expect(changed('loss', (value) => 1.1 * value).slope).toBe(false);
  });

  test('a held-out loss that falls with the training loss is noticed', async () => {
    expect(changed('heldOut', (value, record) => value - 0.01 * record)['held-out-slope']).toBe(false);
  });

  test('the lowest loss is one of those that are numbers, and how many are not is said', () => {
    const runs = structuredClone(recorded.runs);
    runs[0].replicas[0].loss = Number.NaN;
    const rest = runs[0].replicas.slice(1).map(({ loss }) => loss);
    const [lowest] = mixtureCollapse.quantities!({ runs, findings: [] }, planOf('mixture-collapse', settings));
    expect(lowest.label).toBe('Lowest training loss of 8 replicas, 1 of which NaN · Maximum likelihood');
    expect(lowest.value).toBe(Math.min(...rest));
  });

  test('an Adam that took other steps is noticed', async () => {
    const runs = structuredClone(recorded.runs);
    const { optimizer } = runs[0].spec;
    optimizer.learningRate = 0.0025;
    const found = claims(runs, planOf('mixture-collapse', settings), []);
    expect(found.find(({ id }) => id === 'step-rate')?.holds).toBe(false);
  });
});

describe('ties and axes', () => {
  test('two tied points fall twice as fast: the slope is per point', async () => {
    const rows = [1, 2, 4, 4, 7, 11, 16, 22, 30, 41].map((y) => [y]);
    const own = { name: 'ties.csv', columns: ['y'], rows, own: true };
    const settings = { start: 'on-points', components: '2', startScale: '0.01', steps: '4000' };
    const { claims: found, runs } = await train('mixture-collapse', settings, { own });
    expect(runs[0].replicas.some(({ message }) => message.endsWith('on 4'))).toBe(true);
    expect(broken(found)).toEqual([]);
    expect(found.map(({ id }) => id)).toContain('slope');
  });

  test('RMSProp, whose means step to and fro over their points: no rate is claimed of its scales, which stall', async () => {
    const settings = { optimizer: 'rmsprop', replicas: '4', scaleFloor: '0' };
    const { claims: found } = await train('mixture-collapse', settings);
    expect(broken(found).filter((text) => text.startsWith('step-rate'))).toEqual([]);
  });

  test('narrow components among many points of one’s own need not fall', async () => {
    const rows = Array.from({ length: 150 }, (_, i) => [(i / 150) ** 2 + i / 300]);
    const own = { name: 'dense.csv', columns: ['y'], rows, own: true };
    const settings = { start: 'on-points', components: '4', steps: '3000', replicas: '2' };
    const { claims: found, runs } = await train('mixture-collapse', settings, { own });
    expect(runs[0].replicas.every(({ status }) => status === 'step-limit')).toBe(true);
    expect(broken(found)).toEqual([]);
  });

  test('as many components as points: each starts on one, and none is said to fall on it', async () => {
    const own = { name: 'few.csv', columns: ['y'], rows: [[1], [2], [4]], own: true };
    const { claims: found, runs } = await train('mixture-collapse', { components: '3', steps: '50' }, { own });
    expect(runs[0].replicas.every(({ status }) => status === 'unbounded')).toBe(true);
    expect(broken(found)).toEqual([]);
    expect(found.map(({ id }) => id)).not.toContain('collapse');
  });
});

describe('rates', () => {
  test('SGD takes lr/n off ln σ, Adam lr; Adam at .1 is thrown off', async () => {
    const recording = await train('mixture-collapse', { show: 'rates' });
    expect(broken(recording.claims)).toEqual([]);
    expect(ids(recording)).toEqual([
      'sgd-0.1-scale',
      'sgd-0.1-loss',
      'adam-0.01-scale',
      'adam-0.01-loss',
      'thrown-off',
      'ended',
    ]);
  });
});

describe('remedies', () => {
  test('every floor holds, and the noisy points are learned to their entropy', async () => {
    const recording = await train('mixture-collapse', { show: 'remedies', steps: '400', replicas: '2' });
    expect(broken(recording.claims)).toEqual([]);
    expect(ids(recording)).toEqual(
      expect.arrayContaining(['scale-floor', 'noise', 'saturation', 'penalty', 'quantised']),
    );
    for (const { replicas } of recording.runs.slice(1)) {
      expect(replicas.map(({ status }) => status)).not.toContain('unbounded');
    }
  });

  test('cells: one Gaussian on two points in two cells costs at least ln 2, and no less than that where it is sharp', () => {
    const points = [0.5, 1.5];
    const mixture = (weights: number[], means: number[], variance: number) => ({
      kind: 'mixture' as const,
      weights,
      means: means.map((mean) => [mean]),
      covariances: means.map(() => [[variance]]),
    });
    expect(cellEntropy(points, 1)).toBeCloseTo(Math.LN2, 12);
    expect(quantisedLoss(mixture([0.5, 0.5], points, 0), points, 1)).toBeCloseTo(Math.LN2, 12);
    expect(quantisedLoss(mixture([0.5, 0.5], points, 1e-6), points, 1)).toBeCloseTo(Math.LN2, 12);
    // Each cell lies within half a deviation of the mean: Φ(1) − Φ(0).
    expect(quantisedLoss(mixture([1], [1], 1), points, 1)).toBeCloseTo(-Math.log(0.341344746068543), 10);
  });
});

describe('K against n', () => {
  test('EM and gradient descent from the same starts', async () => {
    const recording = await train('mixture-collapse', { show: 'phase', replicas: '16', steps: '1200' });
    expect(broken(recording.claims)).toEqual([]);
    expect(ids(recording)).toEqual([
      'em-frequencies',
      'em-components',
      'em-points',
      'ever-components',
      'ever-points',
      'same-holes',
      'not-for-good',
      'ended',
    ]);
  });

  test('frequencies that are not EM’s are noticed', async () => {
    const settings = { show: 'phase', replicas: '16', steps: '1' };
    const { runs, findings } = await train('mixture-collapse', settings);
    const wrong = findings.map((table) => ({ ...table, rows: table.rows.map((row) => row.with(3, 1 - row[3])) }));
    const found = claims(runs, planOf('mixture-collapse', settings), wrong);
    expect(found.find(({ id }) => id === 'em-frequencies')?.holds).toBe(false);
  });
});

describe('as a fit of mixtures', () => {
  const fit = { start: 'k-means++', heldOut: '0', tolerance: '1e-8', scaleFloor: '0', steps: '400', recordEvery: '50' };

  test("your own data: Old Faithful's maximum-likelihood optimum, and claims about stationary points", async () => {
    const own = { ...shippedTable('faithful'), own: true };
    // No tolerance is set: a broad start is finished, so that there is something to claim.
    const settings = { components: '2', replicas: '4', steps: '2000' };
    const recording = await train('mixture-collapse', settings, { own });
    expect(broken(recording.claims)).toEqual([]);
    expect(ids(recording)).toEqual(['stationary', 'moments', 'floored-bound', 'floored-scale', 'ended']);
    expect(recording.runs.map(({ label }) => label)).toEqual(['Maximum likelihood', 'With a scale floor']);
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
