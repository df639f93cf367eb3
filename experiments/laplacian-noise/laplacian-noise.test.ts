import { describe, expect, test } from 'vitest';
import { leastAbsoluteDeviations } from '../../src/statistics/least-absolute-deviations.ts';
import { quantileRegression } from '../../src/statistics/quantile-regression.ts';
import { broken, planOf, train } from '../train.fixture.ts';
import { leverageThreshold, lineBreakdown, medianBreakdown, rightmost } from './breakdown.ts';
import { claims as claimsOf } from './claims.ts';
import type { Facts } from './facts.ts';
import { figures } from './figures.ts';
import { moved } from './outlier.ts';
import { breakdownClaims, influenceClaims } from './robustness-claims.ts';
import { study } from './study.ts';

describe('the lesson', () => {
  test('every claim holds', async () => {
    const { claims } = await train('laplacian-noise', { replicas: '2' });
    expect(broken(claims)).toEqual([]);
    expect(claims.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'l1-line',
        'l1-share',
        'learned-scale',
        'distortion-slope',
        'pinball-0.1-share',
        'quantiles-in-order',
        'l2-follows',
        'l1-holds',
        'l2-influence',
        'l1-influence',
        'median-breakdown',
        'line-breakdown',
        'leverage-breakdown',
      ]),
    );
  });

  test.each([
    ['stackloss', {}],
    ['anscombe', { outlier: '-1000' }],
    ['anscombe', { outlier: '0', row: '7' }],
    ['levels', {}],
    ['stackloss', { tolerance: '0' }],
    ['stackloss', { batch: '5' }],
  ])('every claim holds on %s with %o', async (dataset, settings) => {
    const { claims } = await train('laplacian-noise', { dataset, replicas: '2', ...settings } as Record<
      string,
      string
    >);
    expect(broken(claims)).toEqual([]);
    expect(claims.some(({ id }) => id === 'l1-level-medians')).toBe(dataset === 'levels');
  });

  test('with no outlier, the published fits', async () => {
    const { runs, quantities } = await train('laplacian-noise', { outlier: '0', replicas: '1', taus: '0.5' });
    const [l2, l1, learned, half] = runs.map(({ replicas }) => replicas[0]);
    const slope = ({ parameters }: typeof l2) =>
      parameters.kind === 'linear' ? (parameters.coefficients as number[])[0] : Number.NaN;
    expect(slope(l2)).toBeCloseTo(0.485178, 6);
    expect(slope(l1)).toBeCloseTo(0.560181, 6);
    expect(learned.loss).toBeCloseTo(6.006936698, 8);
    // Half the absolute distortion.
    expect(half.loss * 2).toBeCloseTo(17559.932648 / 235, 5);
    expect(quantities.find(({ name }) => name === 'learnedScale')?.value).toBeCloseTo(17559.932648 / 235, 4);
  });
});

describe('claims that can fail', () => {
  test('without training, the finish alone does not make the lesson true', async () => {
    const settings = { dataset: 'stackloss', replicas: '2', steps: '1', learningRate: '1e-9', taus: '0.9' };
    const { claims } = await train('laplacian-noise', settings);
    expect(claims.filter(({ holds }) => !holds).map(({ id }) => id)).toEqual([
      'l2-training-alone',
      'l1-training-alone',
      'learned-training-alone',
      'fixed-1-training-alone',
      'fixed-2-training-alone',
      'pinball-0.9-training-alone',
    ]);
  });

  test('fits that follow otherwise than predicted break the robustness claims', async () => {
    const { runs } = await train('laplacian-noise', { dataset: 'anscombe', replicas: '1' });
    const plan = planOf('laplacian-noise', { dataset: 'anscombe', replicas: '1' });
    const facts = plan.facts as Facts;
    const findings = Array.from(study(plan)).at(-1)!;
    const fails = (changed: Facts, found = findings) =>
      [...influenceClaims(runs[0], runs[1], changed, found), ...breakdownClaims(changed, found)]
        .filter(({ holds }) => !holds)
        .map(({ id }) => id);
    expect(fails(facts)).toEqual([]);
    expect(broken(claimsOf(runs, plan, findings))).toEqual([]);
    const hat = facts.outlier.hat.map((h) => h * 1.01);
    expect(fails({ ...facts, outlier: { ...facts.outlier, hat } })).toEqual(['l2-follows', 'l2-influence']);
    const far = facts.outlier.far.map((value) => value + 0.01);
    expect(fails({ ...facts, outlier: { ...facts.outlier, far } })).toEqual(['l1-holds', 'l1-influence']);
    expect(fails({ ...facts, median: { breakdown: 5 }, line: { breakdown: 2, leverage: 1 } })).toEqual([
      'median-breakdown',
      'line-breakdown',
    ]);
    const still = findings.map((table) =>
      table.name === 'leverage' ? { ...table, rows: table.rows.map(([distance, l2]) => [distance, l2, 0]) } : table,
    );
    expect(fails(facts, still)).toEqual(['leverage-breakdown']);
  });
});

describe('what the figures say of the outlier', () => {
  const captions = (facts: Facts, runs: Awaited<ReturnType<typeof train>>['runs']) => {
    const plan = { ...planOf('laplacian-noise', { dataset: 'anscombe', replicas: '1' }), facts };
    const all = figures({ runs, findings: [] }, plan);
    const of = (id: string) => all.find((figure) => figure.id === id)?.caption ?? '';
    return { quantiles: of('quantiles'), influence: of('influence'), residuals: of('residuals') };
  };

  test('which lines it pulls without end is what the exact fits do', () => {
    const { x, y, deviation, outlier, quantiles } = planOf('laplacian-noise', { dataset: 'anscombe' }).facts as Facts;
    const fitted = (tau: number, height: number) => {
      const targets = moved(y, new Set([outlier.row]), height * deviation);
      return targets[outlier.row] - quantileRegression(x, targets, tau).residuals[outlier.row];
    };
    for (const { tau, follows } of quantiles) {
      expect((fitted(tau, 400) - fitted(tau, 200)) / (200 * deviation)).toBeCloseTo(follows ? 1 : 0, 8);
    }
    expect(quantiles.filter(({ follows }) => follows).map(({ tau }) => tau)).toEqual([0.9]);
  });

  test('the captions follow', async () => {
    const { runs } = await train('laplacian-noise', { dataset: 'anscombe', replicas: '1' });
    const facts = planOf('laplacian-noise', { dataset: 'anscombe', replicas: '1' }).facts as Facts;
    expect(captions(facts, runs).quantiles).toMatch(/L2 .* without end, and so are those of τ = 0.9\. The others/);
    expect(captions(facts, runs).influence).toMatch(/L1 takes one step and stays/);
    const [, away, times] = captions(facts, runs).residuals.match(
      /outside, (?:the furthest )?([\d.]+) σ away\. The outlier costs ([\d.]+) times/,
    )!;
    expect(times).toBe(away);
    const { outlier } = facts;
    const followed = captions({ ...facts, outlier: { ...outlier, follows: true } }, runs);
    expect(followed.quantiles).toMatch(/those of L1, τ = 0.9\./);
    expect(followed.influence).toMatch(/so does L1/);
    expect(captions({ ...facts, outlier: { ...outlier, shares: 0 } }, runs).quantiles).not.toMatch(/outlier/);
  });
});

describe('breakdown', () => {
  test('of a median: half, rounded up', () => {
    expect([1, 2, 5, 6].map(medianBreakdown)).toEqual([1, 1, 3, 3]);
  });

  test('of a line: the predicted counts and distances are those of the exact fit', () => {
    const x = [0, 1, 2, 3, 4, 5, 6, 7, 20];
    const y = [1, 1.2, 0.7, 1.1, 0.9, 1.3, 1, 0.8, 1.05];
    const moves = (at: readonly number[], rows: ReadonlySet<number>) => {
      const { residuals } = leastAbsoluteDeviations(
        at.map((value) => [value]),
        y.map((value, i) => value + (rows.has(i) ? 1e6 : 0)),
      );
      return y.some((value, i) => Math.abs(value + (rows.has(i) ? 1e6 : 0) - residuals[i]) > 1e3);
    };
    const fewest = lineBreakdown(x);
    expect(moves(x, rightmost(x, fewest))).toBe(true);
    expect(moves(x, rightmost(x, fewest - 1))).toBe(false);
    const threshold = leverageThreshold(x, 8);
    const last = (value: number) => [...x.slice(0, 8), value];
    expect(moves(last(threshold * 1.01), new Set([8]))).toBe(true);
    expect(moves(last(threshold * 0.99), new Set([8]))).toBe(false);
  });
});

describe('bad input', () => {
  test.each(['', '0', '1', '0.5,0.5', 'half'])('taus %j', (taus) => {
    expect(() => planOf('laplacian-noise', { taus })).toThrow('taus cannot have this value');
  });

  test('a row that is not there', () => {
    expect(() => planOf('laplacian-noise', { dataset: 'anscombe', row: '12' })).toThrow(
      'There is no such row to move; got 12; expected 0, or a row from 1 to 11',
    );
  });
});
