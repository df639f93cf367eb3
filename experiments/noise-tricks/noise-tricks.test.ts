import { describe, expect, test } from 'vitest';
import type { NaturalParameters } from '../../src/recording/recording.ts';
import { gradientFactor } from '../regression/gradient-factor.ts';
import { broken, planOf, shippedTable, train } from '../train.fixture.ts';

const line = (parameters: NaturalParameters) =>
  parameters.kind === 'linear' ? [parameters.intercept as number, ...(parameters.coefficients as number[])] : [];

describe('the lesson', () => {
  const objective = 'l2,l1,gaussian-nll,laplacian-nll,huber,student-t,pinball';

  test.each(['stackloss', 'engel', 'anscombe', 'outliers'])('every claim holds on %s', async (dataset) => {
    const { claims } = await train('noise-tricks', { dataset, objective, replicas: '2' });
    expect(broken(claims)).toEqual([]);
    expect(claims.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'l2-training-alone',
        'l2-line',
        'l1-converged',
        'l1-optimum',
        'gaussian-nll-scale',
        'gaussian-nll-gradient-factor',
        'laplacian-nll-optimum',
        'huber-training-alone',
        'pinball-share',
      ]),
    );
  });

  test.each([
    ['Anscombe’s outlier left out', 'anscombe', { remove: [3] }],
    ['a point moved', 'anscombe', { move: { 7: [6.63, 10.432] } }],
    ['an outlier more', 'outliers', { add: [[1, 30]] }],
  ])('every claim holds with %s by hand', async (_, dataset, edits) => {
    const settings = { dataset, replicas: '2', edits: JSON.stringify({ of: dataset, ...edits }) };
    const { claims } = await train('noise-tricks', settings);
    expect(broken(claims)).toEqual([]);
    expect(claims.map(({ id }) => id)).toEqual(expect.arrayContaining(['l2-line', 'l1-optimum', 'gaussian-nll-scale']));
    expect(claims.some(({ id }) => id === 'l1-withstands-outliers')).toBe(dataset === 'outliers');
  });

  test.each([
    ['a fixed noise scale', { noise: 'fixed', scale: '2' }],
    ['a polynomial', { body: 'polynomial', degree: '2', dataset: 'outliers' }],
    ['a network', { body: 'mlp', hidden: '3', dataset: 'outliers', objective: 'l2,gaussian-nll', steps: '600' }],
    ['a network that heads to −∞', { body: 'mlp', dataset: 'anscombe', steps: '600' }],
    ['a network on rows that share their x', { body: 'mlp', replicas: '1' }],
    ['no float64 finish', { tolerance: '0' }],
    ['minibatches', { batch: '5', dataset: 'anscombe' }],
    ['minibatches and no finish', { batch: '5', tolerance: '0' }],
  ])('every claim holds with %s', async (_, settings) => {
    const { claims } = await train('noise-tricks', { replicas: '2', ...settings } as Record<string, string>);
    expect(claims.length).toBeGreaterThan(1);
    expect(broken(claims)).toEqual([]);
  });

  test.each([1e6, 1e9])('every claim holds with %i added to every target', async (far) => {
    const table = shippedTable('stackloss');
    const rows = table.rows.map((row) => [...row.slice(0, -1), far + row[row.length - 1]]);
    const { claims } = await train('noise-tricks', { objective }, { own: { ...table, rows, own: true } });
    expect(broken(claims)).toEqual([]);
  });

  test('points on a line: every claim holds, and none is made of a noise scale that vanishes', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => [i ** 1.5, 2 + 3 * i ** 1.5]);
    const own = { name: 'line.csv', columns: ['x', 'y'], rows, own: true };
    const { claims, runs } = await train('noise-tricks', { objective }, { own });
    expect(broken(claims)).toEqual([]);
    expect(claims.map(({ id }) => id)).toEqual(expect.arrayContaining(['l2-line', 'l1-line', 'pinball-optimum']));
    expect(claims.filter(({ id }) => id.includes('nll'))).toEqual([]);
    expect(new Set(runs[2].replicas.map(({ status }) => status))).toEqual(new Set(['unbounded']));
  });

  test('Huber with a δ far below the residuals ends where least absolute deviations does, in every replica', async () => {
    const table = shippedTable('stackloss');
    const rows = table.rows.map((row) => [...row.slice(0, -1), 1e6 * row[row.length - 1]]);
    const { runs } = await train('noise-tricks', { objective: 'l1,huber' }, { own: { ...table, rows, own: true } });
    const [least] = runs[0].replicas.map(({ loss }) => loss);
    for (const { status, loss } of runs[1].replicas) {
      expect(status).toBe('converged');
      expect(loss / least).toBeCloseTo(1, 6);
    }
  });
});

describe('objectives of one’s own', () => {
  test('a typed formula trains beside the built-in ones; 3r² + 1 ends on the line of r²', async () => {
    const { runs, claims } = await train('noise-tricks', {
      objective: 'l2',
      own: '3*r^2 + 1; abs(r)^1.5',
      replicas: '2',
    });
    expect(runs.map(({ label, spec }) => [label, spec.objective.id, spec.objective.pays])).toEqual([
      ['L2 distortion', 'l2', 'r^2'],
      ['Your own 1', 'custom-1', '3*r^2 + 1'],
      ['Your own 2', 'custom-2', 'abs(r)^1.5'],
    ]);
    expect(broken(claims)).toEqual([]);
    const [l2, same, other] = runs.map(({ replicas }) => line(replicas[0].parameters));
    for (const [i, value] of same.entries()) expect(value).toBeCloseTo(l2[i], 5);
    expect(Math.abs(other[0] - l2[0])).toBeGreaterThan(1e-3);
  });

  test('a formula of distributions has no place here', () => {
    expect(() => planOf('noise-tricks', { own: 'model: logq - logp' })).toThrow('This lesson fits regressions');
  });
});

describe('claims that can fail', () => {
  const failing = async (settings: Record<string, string>) => {
    const { claims } = await train('noise-tricks', { replicas: '2', ...settings });
    return claims.filter(({ holds }) => !holds).map(({ id }) => id);
  };
  const untrained = { steps: '1', learningRate: '1e-9', objective: 'l2,l1,gaussian-nll,laplacian-nll,huber' };

  test('without training, the finish alone does not make the lesson true', async () => {
    expect(await failing(untrained)).toEqual([
      'l2-training-alone',
      'l1-training-alone',
      'gaussian-nll-training-alone',
      'laplacian-nll-training-alone',
      'huber-training-alone',
    ]);
  });

  test('a network that did not train pays more than a line', async () => {
    expect(await failing({ ...untrained, body: 'mlp', objective: 'l2,laplacian-nll' })).toEqual([
      'l2-training-alone',
      'laplacian-nll-training-alone',
    ]);
  });

  test('without training and finish, the scales do not fit either', async () => {
    expect(await failing({ ...untrained, tolerance: '0' })).toEqual([
      'l2-training-alone',
      'l1-training-alone',
      'gaussian-nll-training-alone',
      'gaussian-nll-scale',
      'gaussian-nll-gradient-factor',
      'laplacian-nll-training-alone',
      'laplacian-nll-scale',
      'laplacian-nll-gradient-factor',
    ]);
  });

  test('a gradient factor of residuals or a scale that are no numbers is NaN, and NaN never holds', () => {
    const r = (...values: number[]) => Float64Array.from(values);
    expect(gradientFactor('gaussian-nll', r(1, -2), 2)).toBeCloseTo(1 / 8, 15);
    expect(gradientFactor('gaussian-nll', r(1, Number.NaN, 2), 2)).toBeNaN();
    expect(gradientFactor('laplacian-nll', r(1, Number.POSITIVE_INFINITY), 2)).toBeNaN();
    expect(gradientFactor('laplacian-nll', r(1), Number.POSITIVE_INFINITY)).toBeNaN();
    expect(gradientFactor('gaussian-nll', r(0, 0), 2)).toBeNaN();
  });
});

describe('against published fits', () => {
  test.each([
    ['stackloss', [-39.919674, 0.71564, 1.295286, -0.152123], 178.829962 / 21, 42.081159 / 21],
    ['engel', [147.475389, 0.485178], 3033804.577 / 235, 17559.932648 / 235],
    ['anscombe', [3.002455, 0.499727], 13.756192 / 11, 4.265 / 11],
  ])('%s', async (dataset, squares, meanSquare, meanAbsolute) => {
    const { runs } = await train('noise-tricks', { dataset, replicas: '1', steps: '200' });
    const [l2, l1, gaussian, laplacian] = runs.map(({ replicas }) => replicas[0]);
    const close = (measured: number, expected: number) => expect(measured / expected).toBeCloseTo(1, 6);
    for (const { parameters } of [l2, gaussian]) {
      line(parameters).forEach((value, j) => {
        expect(value).toBeCloseTo(squares[j], 5);
      });
    }
    close(l2.loss, meanSquare);
    close(l1.loss, meanAbsolute);
    close(gaussian.loss, 0.5 * Math.log(2 * Math.PI * Math.E * meanSquare));
    close(laplacian.loss, 1 + Math.log(2 * meanAbsolute));
  });
});

test('a fixed noise scale is a learning rate: SGD on the likelihood retraces SGD on the distortion', async () => {
  const common = {
    optimizer: 'sgd',
    steps: '60',
    recordEvery: '1',
    replicas: '1',
    tolerance: '0',
    noise: 'fixed',
    scale: '3',
  };
  const coefficients = async (objective: string, learningRate: number) => {
    const { runs } = await train('noise-tricks', { ...common, objective, learningRate: String(learningRate) });
    return runs[0].series.find(({ name }) => name === 'coefficient[0]')!.values.map(([value]) => value);
  };
  // Distortions are trained in units of the target's variance and standard deviation, likelihoods in nats.
  const targets = shippedTable('stackloss').rows.map((row) => row[3]);
  const mean = targets.reduce((sum, y) => sum + y, 0) / targets.length;
  const variance = targets.reduce((sum, y) => sum + (y - mean) ** 2, 0) / targets.length;
  const rate = 0.05;
  const [l2, gaussian] = [
    await coefficients('l2', rate),
    await coefficients('gaussian-nll', (rate * 2 * 3 ** 2) / variance),
  ];
  const [l1, laplacian] = [
    await coefficients('l1', rate),
    await coefficients('laplacian-nll', (rate * 3) / Math.sqrt(variance)),
  ];
  l2.forEach((value, step) => {
    expect(gaussian[step]).toBeCloseTo(value, 12);
    expect(laplacian[step]).toBeCloseTo(l1[step], 12);
  });
  expect(l2.at(-1)).not.toBeCloseTo(l2[0], 3);
});

describe('bad input', () => {
  test('one column, and too few rows', () => {
    const own = (columns: string[], rows: number[][]) => ({ name: 'mine.csv', columns, rows, own: true });
    expect(() => planOf('noise-tricks', {}, own(['y'], [[1], [2]]))).toThrow('Name them: --columns x1,x2,y.');
    expect(() =>
      planOf(
        'noise-tricks',
        {},
        own(
          ['x', 'y'],
          [
            [1, 2],
            [2, 3],
          ],
        ),
      ),
    ).toThrow('too few rows');
  });

  test('a minibatch larger than the data', async () => {
    await expect(train('noise-tricks', { batch: '1000' })).rejects.toThrow(
      'a minibatch is larger than data "stackloss"; got 1000; expected full, or at most 21 examples.',
    );
  });

  test('an objective twice, and one that is not there', () => {
    expect(() => planOf('noise-tricks', { objective: 'l1,l1' })).toThrow('none twice');
    expect(() => planOf('noise-tricks', { objective: 'l3' })).toThrow('objective cannot have this value');
  });
});
