import { describe, expect, test } from 'vitest';
import type { Findings } from '../../src/experiment/findings.ts';
import { integrate } from '../../src/information/quadrature.ts';
import { numericGradient } from '../../src/statistics/minimise.ts';
import { gaussianKl } from '../../src/statistics/pac-bayes.ts';
import { broken, planOf, train } from '../train.fixture.ts';
import { addKlGradient, empiricalLoss, split } from './empirical-loss.ts';
import { pacBayes } from './experiment.ts';
import { featuresOf } from './features.ts';
import { bestConstant, expectedLoss, HeldOut, trueWeights, truth } from './population.ts';
import { drawSample } from './samples.ts';

const SHORT = { examples: '150', replicas: '3', steps: '150' };

describe('the lesson', () => {
  test('every claim holds for the defaults, and the bound certifies that something was learned', async () => {
    const { claims, environment, quantities } = await train('pac-bayes', { replicas: '4' });
    expect(broken(claims)).toEqual([]);
    expect(claims).toHaveLength(21);
    expect(environment).toMatchObject({ path: 'study', precision: 'float64' });
    const value = (name: string) => quantities.find((quantity) => quantity.name === name)!.value;
    expect(value('empiricalLoss')).toBeLessThan(value('heldOutLoss'));
    expect(value('pacBayesBound')).toBeLessThan(value('bestConstantLoss'));
    expect(value('randomLabelEmpiricalLoss')).toBeLessThan(value('bestConstantLoss'));
    expect(value('randomLabelBound')).toBeGreaterThan(1);
  });

  test.each([
    ['another seed', { seed: '2' }],
    ['ten examples', { examples: '10', seed: '3' }],
    ['a large λ', { lambda: '100' }],
    ['a λ near ½', { lambda: '0.6' }],
    ['a broad prior', { priorScale: '10', seed: '4' }],
    ['a narrow one', { priorScale: '0.01' }],
    ['one frequency, which cannot reach the truth', { frequencies: '1' }],
    ['no noise', { noise: '0', frequencies: '4', examples: '300' }],
    ['much noise, a wide loss', { noise: '1', width: '5' }],
  ] as [string, Record<string, string>][])('every claim holds for %s', async (_, settings) => {
    const { claims } = await train('pac-bayes', { ...SHORT, ...settings });
    expect(broken(claims)).toEqual([]);
  });

  test('small figures, from the first moment on', async () => {
    const { runs, findings } = await train('pac-bayes', { ...SHORT, steps: '60' });
    for (const evidence of [
      { runs, findings },
      { runs, findings: [] },
    ]) {
      for (const figure of pacBayes.figures!(evidence, planOf('pac-bayes', SHORT))) {
        expect(JSON.stringify(figure).split(',').length, figure.id).toBeLessThan(2000);
      }
    }
  });
});

describe('mathematics, against something else', () => {
  const population = { noise: 0.3, width: 0.5, randomLabels: false };
  const key = { seed: 1, replica: 0, which: 0 as const, examples: 20, frequencies: 2 };
  const theta = Float64Array.from([0.1, -0.3, 0.8, 0.2, -0.1, -1, -2, -0.5, -3, -1.5]);

  test('the expected loss is the integral over the noise', () => {
    const { value } = integrate(
      (z) => (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * (1 - Math.exp(-((0.7 + 0.4 * z) ** 2) / (2 * 0.25))),
      -9,
      9,
    );
    expect(expectedLoss(0.7, 0.16, 0.5)).toBeCloseTo(value, 11);
  });

  test('gradients of loss and KL by central differences', () => {
    const sample = drawSample(population, key);
    const prior = [0, 0, 1, 0, 0];
    const objective = (x: readonly number[]) => {
      const { mean, logScale } = split(Float64Array.from(x));
      return empiricalLoss(sample, Float64Array.from(x), 0.5) + 0.3 * gaussianKl(mean, logScale, prior, 0.7);
    };
    const gradient = new Float64Array(theta.length);
    empiricalLoss(sample, theta, 0.5, gradient);
    addKlGradient(theta, prior, 0.7, 0.3, gradient);
    for (const [i, expected] of numericGradient(objective, [...theta]).entries()) {
      expect(gradient[i]).toBeCloseTo(expected, 9);
    }
  });

  test('features are orthonormal, and the truth is among them', () => {
    const nodes = Array.from({ length: 64 }, (_, i) => (2 * i) / 64 - 1);
    const rows = nodes.map((x) => featuresOf(x, 4));
    for (let i = 0; i < 9; i++) {
      for (let j = 0; j < 9; j++) {
        const product = rows.reduce((sum, row) => sum + row[i] * row[j], 0) / 64;
        expect(product).toBeCloseTo(i === j ? 1 : 0, 12);
      }
    }
    const weights = trueWeights(4);
    expect(rows[7].reduce((sum, f, j) => sum + f * weights[j], 0)).toBeCloseTo(truth(nodes[7]), 12);
  });

  test('held-out losses are means over many examples, with random labels too', () => {
    for (const randomLabels of [false, true]) {
      const from = { ...population, randomLabels };
      const sample = drawSample(from, { ...key, which: 1, examples: 100_000 });
      const { mean, logScale } = split(theta);
      expect(Math.abs(empiricalLoss(sample, theta, 0.5) - new HeldOut(from, 2).lossOf(mean, logScale))).toBeLessThan(
        0.005,
      );
    }
  });

  test('no constant on a fine grid does better than the best', () => {
    const { loss } = bestConstant(population);
    const frequencies = 1;
    const heldOut = new HeldOut({ ...population, randomLabels: true }, frequencies);
    const logScale = new Float64Array(3).fill(-40);
    const losses = Array.from({ length: 301 }, (_, i) =>
      heldOut.lossOf(Float64Array.of(i / 100 - 1.5, 0, 0), logScale),
    );
    expect(Math.min(...losses)).toBeGreaterThanOrEqual(loss - 1e-9);
    expect(Math.min(...losses)).toBeLessThan(loss + 1e-3);
  });
});

describe('claims that can fail', () => {
  const failing = (findings: Findings, settings: Record<string, string>) =>
    pacBayes.claims([], planOf('pac-bayes', settings), findings).flatMap(({ holds, id }) => (holds ? [] : id));

  test('before training, nothing is promised', async () => {
    const settings = { replicas: '3', steps: '1', stepSize: '1e-9' };
    const { claims } = await train('pac-bayes', settings);
    expect(claims.flatMap(({ holds, id }) => (holds ? [] : id))).toEqual([
      'trained',
      'non-vacuous',
      'certifies',
      'random-lies',
    ]);
  });

  test('each column is watched', async () => {
    const settings = { ...SHORT, examples: '500' };
    const { findings } = await train('pac-bayes', settings);
    expect(failing(findings, settings)).toEqual([]);
    const changed = (name: string, column: string, by: number) =>
      findings.map((table) => {
        const at = table.columns.findIndex((each) => each.name === column);
        return table.name === name
          ? { ...table, rows: table.rows.map((row) => row.map((v, i) => (i === at ? v + by : v))) }
          : table;
      });
    expect(failing(changed('curves', 'leastGap', -0.6), settings)).toEqual([
      'bound-holds',
      'loss-holds',
      'bad-prior-holds',
      'random-bound-holds',
      'random-loss-holds',
    ]);
    const captions = (found: Findings) =>
      pacBayes.figures!({ runs: [], findings: found }, planOf('pac-bayes', settings)).flatMap(({ id, caption }) =>
        id.endsWith('course') ? [caption] : [],
      );
    const [fit] = pacBayes.figures!({ runs: [], findings }, planOf('pac-bayes', settings));
    expect(JSON.stringify(fit)).toContain('"150 of 500 training examples"');
    for (const caption of captions(findings)) expect(caption).toContain('stays above the held-out loss');
    for (const caption of captions(changed('curves', 'leastGap', -0.6))) expect(caption).toContain('falls below');
    expect(failing(changed('curves', 'leastKlGap', -0.6), settings)).toEqual(['kl-holds']);
    expect(failing(changed('ends', 'gridBound', -1), settings)).toEqual(['grid-holds']);
    expect(failing(changed('ends', 'bound', -0.6), settings)).toContain('random-honest');
    expect(failing(changed('ends', 'empirical', 0.3), settings)).toContain('random-lies');
    expect(failing(changed('ends', 'heldOut', -0.1), settings)).toEqual(['random-nothing', 'fresh']);
    expect(failing(changed('ends', 'heldOutError', 0.1), settings)).toEqual(['held-out-resolved']);
    expect(
      failing(
        findings.filter(({ name }) => name !== 'ends'),
        settings,
      ),
    ).toEqual([]);
  });
});

describe('bad input', () => {
  test.each([
    [{ lambda: '0.5' }, 'lambda cannot have this value'],
    [{ delta: '0' }, 'delta cannot have this value'],
    [{ examples: '3' }, 'examples cannot have this value'],
  ] as [Record<string, string>, string][])('%j', (settings, message) => {
    expect(() => planOf('pac-bayes', settings)).toThrow(message);
  });
});
