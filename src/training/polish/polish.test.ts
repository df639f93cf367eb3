import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findDataset, readDataset } from '../../datasets/catalogue.ts';
import { objectiveSpec } from '../../objectives/objective-spec.ts';
import type { NaturalParameters } from '../../recording/recording.ts';
import { RunSpec, type RunSpecInput } from '../../recording/spec.ts';
import { FusedCpuStepper } from '../fused/cpu-stepper.ts';
import { prepareProblem } from '../prepare-problem.ts';
import { RunTrainer } from '../run-trainer.ts';

async function finish(input: Partial<RunSpecInput> & Pick<RunSpecInput, 'objective' | 'model'>) {
  const spec = RunSpec.parse({
    version: 1,
    initial: { kind: 'prior' },
    optimizer: { kind: 'adam', learningRate: 0.03 },
    replicas: 1,
    seed: 1,
    steps: 400,
    recordEvery: 100,
    tolerance: 1e-8,
    ...input,
  });
  const problem = prepareProblem(spec);
  const trainer = await RunTrainer.start(problem, new FusedCpuStepper(problem));
  while (!trainer.finished) await trainer.advance(spec.steps);
  return trainer.replicaResults();
}

function shipped(id: string, columns: string[] | null, inputs: number) {
  const dataset = findDataset(id);
  const text = readFileSync(new URL(`../../../public/data/${dataset.file}`, import.meta.url), 'utf8');
  const table = readDataset(dataset, text, columns);
  return { name: id, columns: table.columns, inputs, train: table.rows, heldOut: [] };
}

type Linear = Extract<NaturalParameters, { kind: 'linear' }>;
const linear = (inputs: number, noise: 'none' | 'learned') =>
  ({ kind: 'regression', inputs, outputs: 1, body: { kind: 'linear' }, noise: { kind: noise } }) as const;

describe('mixtures reach the published maximum likelihood', () => {
  test('Old Faithful, K = 2, full covariance', async () => {
    const results = await finish({
      objective: objectiveSpec('cross-entropy'),
      model: { kind: 'mixture', components: 2, dimension: 2 },
      data: shipped('faithful', null, 0),
      initial: { kind: 'k-means++' },
      replicas: 4,
    });
    const best = results.reduce((a, b) => (b.loss < a.loss ? b : a));
    expect(best.status).toBe('converged');
    expect(best.loss).toBeCloseTo(4.1553822066, 9);
    const { weights, means, covariances } = best.parameters as Extract<NaturalParameters, { kind: 'mixture' }>;
    const [short, long] = means[0][0] < means[1][0] ? [0, 1] : [1, 0];
    expect(weights[short]).toBeCloseTo(0.3558729, 6);
    expect(means[short][1]).toBeCloseTo(54.4785164, 5);
    expect(covariances[long][0][1]).toBeCloseTo(0.9406093, 5);
    expect(covariances[long][1][1]).toBeCloseTo(36.0462112, 4);
  });

  // K = 2 has two proper optima: the published one, and a better one whose narrow component is the group of seven
  // galaxies that every larger K finds too.
  test.each([
    [2, -220.358869],
    [2, -220.193144],
    [3, -203.48198],
    [4, -197.710311],
  ])('galaxies, K = %d: %d', async (components, logLikelihood) => {
    const results = await finish({
      objective: objectiveSpec('cross-entropy'),
      model: { kind: 'mixture', components, dimension: 1 },
      data: shipped('galaxies', null, 0),
      initial: { kind: 'k-means++' },
      replicas: 32,
    });
    const gaps = results.map(({ status, loss }) => (status === 'converged' ? Math.abs(-82 * loss - logLikelihood) : 1));
    expect(Math.min(...gaps)).toBeLessThan(1e-6);
  });
});

describe('regressions reach least squares and least absolute deviations', () => {
  test.each([
    ['stackloss', 3, [-39.919674, 0.71564, 1.295286, -0.152123], 178.829962 / 21],
    ['engel', 1, [147.475389, 0.485178], 3033804.577 / 235],
  ])('L2 on %s', async (id, inputs, [intercept, ...slopes], loss) => {
    const [result] = await finish({
      objective: objectiveSpec('l2'),
      model: linear(inputs, 'none'),
      data: shipped(id, null, inputs),
    });
    const parameters = result.parameters as Linear;
    expect(parameters.intercept).toBeCloseTo(intercept, 5);
    slopes.forEach((slope, j) => {
      expect((parameters.coefficients as number[])[j]).toBeCloseTo(slope, 6);
    });
    expect(Math.abs(result.loss / loss - 1)).toBeLessThan(1e-8);
  });

  test.each([
    ['stackloss', 3, [-39.689855, 0.831884, 0.573913, -0.06087], 42.081159 / 21],
    ['engel', 1, [81.482247, 0.560181], 17559.932648 / 235],
    ['anscombe', 1, [4.01, 0.345], 4.265 / 11],
  ])('L1 on %s', async (id, inputs, [intercept, ...slopes], loss) => {
    const [result] = await finish({
      objective: objectiveSpec('l1'),
      model: linear(inputs, 'none'),
      data: shipped(id, null, inputs),
    });
    const parameters = result.parameters as Linear;
    expect(result.status).toBe('converged');
    expect(Math.abs(result.loss / loss - 1)).toBeLessThan(1e-7);
    expect(parameters.intercept).toBeCloseTo(intercept, 5);
    slopes.forEach((slope, j) => {
      expect((parameters.coefficients as number[])[j]).toBeCloseTo(slope, 5);
    });
  });

  test.each([
    ['gaussian-nll', 6.1518097891],
    ['laplacian-nll', 6.006936698],
  ])('%s with a learned scale on engel', async (id, loss) => {
    const [result] = await finish({
      objective: objectiveSpec(id),
      model: linear(1, 'learned'),
      data: shipped('engel', null, 1),
    });
    expect(result.status).toBe('converged');
    expect(result.loss).toBeCloseTo(loss, 8);
  });
});

describe('one Gaussian against a mixture reaches the optima of forward and reverse KL', () => {
  const population = {
    kind: 'mixture' as const,
    components: [
      { weight: 0.8, mean: [-2.5], covariance: [[0.36]] },
      { weight: 0.2, mean: [2.5], covariance: [[0.36]] },
    ],
  };
  const model = { kind: 'mixture', components: 1, dimension: 1 } as const;

  test('forward: the moments', async () => {
    const results = await finish({ objective: objectiveSpec('forward-kl'), model, population, replicas: 4 });
    for (const { loss, parameters } of results) {
      const { means, covariances } = parameters as Extract<NaturalParameters, { kind: 'mixture' }>;
      expect(loss).toBeCloseTo(0.74669548, 8);
      expect(means[0][0]).toBeCloseTo(-1.5, 7);
      expect(Math.sqrt(covariances[0][0][0])).toBeCloseTo(2.0880613, 7);
    }
  });

  test('reverse: one of two modes', async () => {
    const results = await finish({
      objective: objectiveSpec('reverse-kl'),
      model,
      population,
      replicas: 32,
      initial: { kind: 'prior', spread: 2 },
    });
    const optima = [
      { mean: -2.49994052, scale: 0.6001283, loss: 0.22312158 },
      { mean: 2.49975976, scale: 0.60048263, loss: 1.60934363 },
    ];
    for (const { loss, parameters, status } of results) {
      const { means, covariances } = parameters as Extract<NaturalParameters, { kind: 'mixture' }>;
      const optimum = optima[means[0][0] < 0 ? 0 : 1];
      expect(status).toBe('converged');
      expect(loss).toBeCloseTo(optimum.loss, 7);
      expect(means[0][0]).toBeCloseTo(optimum.mean, 6);
      expect(Math.sqrt(covariances[0][0][0])).toBeCloseTo(optimum.scale, 6);
    }
    expect(new Set(results.map(({ loss }) => loss < 1)).size).toBe(2);
  });
});
