import { describe, expect, test } from 'vitest';
import { short } from '../measure.ts';
import { broken, planOf, shippedTable, train } from '../train.fixture.ts';
import { type Facts, GAUSSIAN_RUNS } from './facts.ts';
import { fewPoints } from './few-points.ts';
import { fewPointsFigure, vanishingFigure } from './vanishing-figures.ts';
import { fallSlope, type Moment } from './vanishing-scale.ts';

const failing = async (settings: Record<string, string>) => {
  const { claims } = await train('gaussian-noise', { replicas: '2', ...settings });
  return claims.filter(({ holds }) => !holds).map(({ id }) => id);
};

describe('the lesson', () => {
  test('every claim holds, and the numbers are the published ones', async () => {
    const { claims, quantities, runs } = await train('gaussian-noise', { replicas: '2' });
    expect(broken(claims)).toEqual([]);
    expect(claims.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'l2-line',
        'l2-conditional-mean',
        'fixed-gradient',
        'start-gradient',
        'distortion-slope',
        'learned-scale',
        'of-x-gain',
        'vanishing-slope',
        'vanishing-held-out',
      ]),
    );
    const value = (name: string) => quantities.find((quantity) => quantity.name === name)?.value;
    expect(value('gaussianNll')).toBeCloseTo(6.1518097891, 8);
    expect(value('learnedScale')).toBeCloseTo(Math.sqrt(3033804.577 / 235), 4);
    expect(runs.map(({ label }) => label)).toContain('A network, σ(x), 5 points');
  });

  test.each([
    ['stackloss', {}],
    ['anscombe', { seed: '3' }],
    ['levels', {}],
    ['stackloss', { tolerance: '0' }],
    ['anscombe', { batch: '5' }],
  ])('every claim holds on %s with %o', async (dataset, settings) => {
    const { claims } = await train('gaussian-noise', { dataset, replicas: '2', ...settings } as Record<string, string>);
    expect(broken(claims)).toEqual([]);
    expect(claims.some(({ id }) => id === 'l2-level-means')).toBe(dataset === 'levels');
  });
});

describe('figures', () => {
  test('of the network: moments on and about a line of slope 1, no floor where it has the units to pass through', async () => {
    const settings = { replicas: '2', dataset: 'anscombe' };
    const { runs } = await train('gaussian-noise', settings);
    const network = runs[GAUSSIAN_RUNS.network];
    const facts = planOf('gaussian-noise', settings).facts as Facts;
    const { lines, caption } = vanishingFigure(network, facts);
    const [[low, lowest], [high, highest]] = lines[0].points;
    expect((highest - lowest) / (high - low)).toBeCloseTo(1, 12);
    // ½ mean r²/σ² is 0 at least, and at most 2 where it is drawn.
    const above = lines[1].points.map(([x, loss]) => loss - (lowest + x - low) + 0.5);
    expect(Math.min(...above)).toBeGreaterThan(-1e-9);
    expect(Math.max(...above)).toBeLessThanOrEqual(2 + 1e-9);
    expect(caption).toContain('no floor');
    expect(vanishingFigure(network, { ...facts, few: { ...facts.few, fits: false } }).caption).not.toContain('floor');
    const [along] = fewPointsFigure(network, facts);
    const highestAtPoint = Math.max(...along.lines[1].points.map(([, sigma]) => sigma));
    expect(along.caption).toContain(`${short(highestAtPoint)} at most`);
  });
});

describe('claims that can fail', () => {
  test('without training, the finish alone does not make the lesson true', async () => {
    expect(await failing({ dataset: 'stackloss', steps: '1', learningRate: '1e-9' })).toEqual([
      'l2-training-alone',
      'fixed-1-training-alone',
      'fixed-2-training-alone',
      'fixed-3-training-alone',
      'learned-training-alone',
      'of-x-training-alone',
      'vanishing-below',
      'vanishing-slope',
      'vanishing-held-out',
    ]);
  });

  test('a fall without the slope of one point each is seen, and so is none at all', () => {
    const moment = (logScale: number, standardised: number, loss: number): Moment => ({
      step: 0,
      logScale,
      standardised,
      loss,
    });
    expect(fallSlope([moment(0, 5, 9), moment(0, 0.5, 2), moment(-4, 0.5, -2)])).toBeCloseTo(1, 12);
    expect(fallSlope([moment(0, 0.5, 2), moment(-4, 0.5, 0)])).toBeCloseTo(0.5, 12);
    expect(fallSlope([moment(0, 0.5, 2), moment(-0.5, 0.5, 1.5)])).toBeNull();
    expect(fallSlope([moment(0, 3, 2), moment(-4, 2, 0)])).toBeNull();
  });
});

describe('the network’s points', () => {
  const data = { name: 'd', columns: ['x', 'y'], inputs: 1, heldOut: [] };

  test('have different x, and the rest is held out', () => {
    const train = [3, 1, 1, 2, 2, 5].map((x, y) => [x, y]);
    const few = fewPoints({ ...data, train }, 4);
    expect(few.train.map(([x]) => x).sort()).toEqual([1, 2, 3, 5]);
    expect(few.heldOut).toHaveLength(2);
    expect(fewPoints({ ...data, train }, 64).train).toHaveLength(4);
  });

  test('more than the network can pass through: nothing is claimed of it', () => {
    const facts = (settings: Record<string, string>) => planOf('gaussian-noise', settings).facts as Facts;
    expect(facts({ few: '20', hidden: '4' }).few.fits).toBe(false);
    expect(facts({ few: '5', hidden: '4' }).few.fits).toBe(true);
  });
});

describe('bad input', () => {
  test.each(['', '1,1', '0', '-1', 'many', '1,2,3,4,5,6,7'])('scales %j', (scales) => {
    expect(() => planOf('gaussian-noise', { scales })).toThrow('scales cannot have this value');
  });

  test('a minibatch larger than the data', async () => {
    await expect(train('gaussian-noise', { dataset: 'anscombe', batch: '12' })).rejects.toThrow('at most 11 examples');
  });

  test('one’s own data: nothing is said of rows that were held out', () => {
    const own = { ...shippedTable('engel'), own: true };
    expect((planOf('gaussian-noise', {}, own).facts as Facts).few.isLesson).toBe(false);
  });
});
