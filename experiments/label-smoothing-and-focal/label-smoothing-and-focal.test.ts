import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { broken, planOf, train } from '../train.fixture.ts';
import { labelSmoothingAndFocal } from './experiment.ts';
import { focalMinimiser, lnFocalSlope, smoothedTable } from './minimisers.ts';
import { type Facts, focalLoss } from './theory.ts';

const ID = 'label-smoothing-and-focal';
const LOSSES = ['population-cross-entropy', 'brier', 'label-smoothing', 'focal', 'absolute-error'];

describe('the lesson', () => {
  test.each([
    ['four outcomes', {}],
    ['another seed', { seed: '2' }],
    ['the letters of English', { preset: 'letters', replicas: '2' }],
    ['a biased coin', { preset: 'coin' }],
    ['a fair die, where nothing is flatter', { preset: 'die' }],
    ['two likeliest outcomes', { preset: 'thirds' }],
    ['an outcome that never happens', { table: '[0.5,0.3,0.2,0]' }],
    ['a certain outcome', { table: '[1,0]' }],
    ['a rare outcome', { table: '[0.999,0.001]' }],
    ['settings at which both are cross-entropy', { epsilon: '0', gamma: '0' }],
    ['all labels random, a strong focus', { epsilon: '1', gamma: '10' }],
    ['no float64 finish', { tolerance: '0' }],
    ['more outcomes than are finished', { preset: 'uniform-256', replicas: '2' }],
  ] as [string, Record<string, string>][])('every claim holds for %s', async (_, settings) => {
    const { claims } = await train(ID, { replicas: '4', ...settings });
    expect(broken(claims)).toEqual([]);
    expect(claims.map(({ id }) => id)).toEqual(expect.arrayContaining(LOSSES.map((loss) => `${loss}-training-alone`)));
  });

  test('flatter for four outcomes; for the letters focal loss is sharper', async () => {
    const shapes = async (settings: Record<string, string>) =>
      (await train(ID, { replicas: '2', objective: 'label-smoothing,focal', ...settings })).claims.flatMap(({ id }) =>
        /flatter|sharper/.test(id) ? id : [],
      );
    expect(await shapes({})).toEqual(['label-smoothing-flatter', 'focal-flatter']);
    expect(await shapes({ preset: 'letters' })).toEqual(['label-smoothing-flatter', 'focal-sharper']);
  });

  test('every card shows P, and label smoothing’s says who draws', () => {
    const { runs, facts } = planOf(ID, {});
    const { probabilities, epsilon } = facts as Facts;
    for (const { spec, drawer, reference } of runs) {
      const smooths = spec.objective.id === 'label-smoothing';
      const drawn = spec.population?.kind === 'table' ? spec.population.probabilities : [];
      expect(drawn).toEqual(smooths ? smoothedTable(probabilities, epsilon) : probabilities);
      expect(reference ?? drawn).toEqual(probabilities);
      expect(drawer).toBe(smooths ? 'P_\\varepsilon' : undefined);
    }
  });

  test('small figures', async () => {
    for (const preset of ['letters', 'uniform-256']) {
      const settings = { preset, replicas: '2', steps: '5', tolerance: '0' };
      const { runs, findings } = await train(ID, settings);
      for (const figure of labelSmoothingAndFocal.figures!({ runs, findings }, planOf(ID, settings))) {
        expect(JSON.stringify(figure).split(',').length, figure.id).toBeLessThan(2000);
      }
    }
  });
});

describe('claims that can fail', () => {
  test('before training, with no finish to mend it, next to nothing holds', async () => {
    const { claims } = await train(ID, { steps: '1', learningRate: '1e-9', tolerance: '0' });
    const held = claims.flatMap(({ id, holds }) => (holds ? id : []));
    // A floor is not passed at the start; and untrained tables happen to be neither as flat nor as sharp as all that.
    expect(held.filter((id) => !/-least$|-sharper$/.test(id))).toEqual([]);
  });

  test('the finish alone does not make the lesson true', async () => {
    const { claims } = await train(ID, { steps: '1', learningRate: '1e-9' });
    expect(claims.flatMap(({ id, holds }) => (holds ? [] : id))).toEqual(
      expect.arrayContaining(LOSSES.map((loss) => `${loss}-training-alone`)),
    );
  });

  test('another loss’s tables are noticed', async () => {
    const { runs } = await train(ID, {});
    const swapped = runs.map((run, i) => ({ ...run, replicas: runs[(i + 2) % runs.length].replicas }));
    const failed = labelSmoothingAndFocal
      .claims(swapped, planOf(ID, {}), [])
      .flatMap(({ id, holds }) => (holds ? [] : id));
    expect(failed).toEqual(
      expect.arrayContaining([
        ...LOSSES.map((loss) => `${loss}-minimiser`),
        'focal-stationarity',
        'focal-price',
        'label-smoothing-flatter',
      ]),
    );
  });
});

describe('the minimisers', () => {
  const tables = fc
    .array(fc.double({ min: 1e-3, max: 1, noNaN: true }), { minLength: 2, maxLength: 12 })
    .map((values) => values.map((value) => value / values.reduce((a, b) => a + b, 0)));

  test('the slope is the loss’s, by central differences', () => {
    for (const [q, gamma] of [
      [0.1, 2],
      [0.5, 0.5],
      [0.9, 3],
      [0.3, 1],
    ]) {
      const loss = (at: number) => -((1 - at) ** gamma) * Math.log(at);
      const difference = -(loss(q + 1e-6) - loss(q - 1e-6)) / 2e-6;
      expect(Math.exp(lnFocalSlope(q, gamma))).toBeCloseTo(difference, 7);
    }
  });

  test('focal: sums to 1, keeps the order, and every step away from it pays more', () => {
    fc.assert(
      fc.property(tables, fc.double({ min: 0.01, max: 10, noNaN: true }), (p, gamma) => {
        const q = focalMinimiser(p, gamma);
        expect(q.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        const least = focalLoss(p, q, gamma);
        for (let y = 1; y < p.length; y++) {
          expect((q[y] - q[0]) * (p[y] - p[0])).toBeGreaterThanOrEqual(-1e-12);
          for (const step of [1e-3, -1e-3]) {
            const moved = q.map((value, k) => (k === y ? value * (1 + step) : k === 0 ? value - q[y] * step : value));
            if (moved[0] > 0) expect(focalLoss(p, moved, gamma)).toBeGreaterThan(least - 1e-14);
          }
        }
      }),
    );
  });

  test('for two outcomes, against a search of another kind', () => {
    // Golden section on Q(1), to the accuracy that a minimum's value allows.
    const p = [0.8, 0.2];
    let [low, high] = [0, 1];
    for (let i = 0; i < 100; i++) {
      const [a, b] = [high - 0.618 * (high - low), low + 0.618 * (high - low)];
      if (focalLoss(p, [a, 1 - a], 2) < focalLoss(p, [b, 1 - b], 2)) high = b;
      else low = a;
    }
    expect(focalMinimiser(p, 2)[0]).toBeCloseTo(low, 6);
    expect(low).toBeLessThan(0.75);
  });

  test('smoothing, and what is known of the others', () => {
    expect(smoothedTable([0.4, 0.3, 0.2, 0.1], 0.2)).toEqual(
      [0.37, 0.29, 0.21, 0.13].map((q) => expect.closeTo(q, 12)),
    );
    const { minimisers, entropy } = planOf(ID, {}).facts as Facts;
    expect(minimisers['population-cross-entropy'].loss).toBe(entropy);
    expect(minimisers['absolute-error'].table).toEqual([1, 0, 0, 0]);
    expect(focalMinimiser([0.7, 0.3], 0)).toEqual([0.7, 0.3]);
    expect(focalMinimiser([1, 0], 2)).toEqual([1, 0]);
  });
});

test('the caption says whose dots lie beneath whose, and only where they do', async () => {
  const { runs } = await train(ID, { replicas: '1' });
  const labels = runs.map(({ label }) => label);
  const captionOf = (shown: typeof runs) =>
    labelSmoothingAndFocal.figures!({ runs: shown, findings: [] }, planOf(ID, { replicas: '1' })).find(
      ({ id }) => id === 'reliability',
    )!.caption;
  const caption = captionOf(runs);
  expect(caption).toContain(`The dots of ${labels[0]} lie beneath those of ${labels[1]}.`);
  expect(caption).not.toContain(`The dots of ${labels[1]}`);
  expect(captionOf(runs.slice(1))).not.toContain('beneath');
});
