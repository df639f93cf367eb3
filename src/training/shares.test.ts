import { describe, expect, test } from 'vitest';
import { sharedRows } from '../models/share.ts';
import { objectiveSpec } from '../objectives/objective-spec.ts';
import { RunSpec, type RunSpecInput, type ShareSpec } from '../recording/spec.ts';
import { ordinaryLeastSquares } from '../statistics/least-squares.ts';
import { openTestBackend } from './backends/testing.ts';
import { FusedCpuStepper } from './fused/cpu-stepper.ts';
import { GraphStepper } from './graph/stepper.ts';
import { initialTheta } from './initial-theta.ts';
import { prepareProblem } from './prepare-problem.ts';
import { RunTrainer } from './run-trainer.ts';

const points = [[1], [2], [4], [4], [7], [11], [16], [22], [23], [29], [31], [40]];
const bootstrap: ShareSpec = { kind: 'bootstrap' };
const base = {
  version: 1 as const,
  objective: objectiveSpec('cross-entropy'),
  model: { kind: 'mixture' as const, components: 2, dimension: 1 as const },
  data: { name: 'points', columns: ['y'], inputs: 0, train: points, heldOut: [[5], [9]] },
  // With a population known, coordinates are the population's: the same for every part of the data.
  population: { kind: 'mixture' as const, components: [{ weight: 1, mean: [15], covariance: [[150]] }] },
  initial: { kind: 'k-means++' as const },
  optimizer: { kind: 'adam' as const, learningRate: 0.02 },
  replicas: 3,
  seed: 5,
  steps: 40,
  recordEvery: 10,
};

function specOf(input: Partial<RunSpecInput>, share?: ShareSpec): RunSpec {
  const spec = RunSpec.parse({ ...base, ...input });
  return share && spec.data ? { ...spec, data: { ...spec.data, share } } : spec;
}

async function train(spec: RunSpec): Promise<RunTrainer> {
  const problem = prepareProblem(spec);
  const trainer = await RunTrainer.start(problem, new FusedCpuStepper(problem));
  while (!trainer.finished) await trainer.advance(spec.steps);
  return trainer;
}

/** A replica's run, made of a spec whose data are literally that replica's rows. */
function alone(spec: RunSpec, replica: number): RunSpec {
  const theta = initialTheta(prepareProblem(spec));
  const size = theta.length / spec.replicas;
  const start = Array.from(theta.subarray(replica * size, (replica + 1) * size));
  return RunSpec.parse({
    ...spec,
    replicas: 1,
    data: { ...spec.data, share: undefined, train: sharedRows(spec, replica) },
    initial: { kind: 'given', parameters: [start] },
  });
}

const table = {
  model: { kind: 'categorical' as const, outcomes: 4 },
  data: {
    name: 'draws',
    columns: ['outcome'],
    inputs: 0,
    train: [[0], [0], [1], [2], [0], [1], [3]],
    heldOut: [[2]],
  },
  population: null,
  initial: { kind: 'prior' as const },
};
const cases: [string, RunSpec][] = [
  ['a bootstrap sample, a mixture', specOf({}, bootstrap)],
  ['subsets of three sizes, a mixture', specOf({}, { kind: 'subset', sizes: [12, 4, 7] })],
  ['a bootstrap sample, a table', specOf(table, bootstrap)],
  ['subsets of one size, a table', specOf(table, { kind: 'subset', sizes: [3] })],
];

describe.each(cases)('%s: a replica trains as on its rows alone', (_name, spec) => {
  test('in float64: curves, held-out loss, status and parameters', async () => {
    const together = await train(spec);
    for (let replica = 0; replica < spec.replicas; replica++) {
      const single = await train(alone(spec, replica));
      for (const [index, series] of single.book.series.entries()) {
        series.values.forEach(([value], record) => {
          expect(together.book.series[index].values[record][replica], series.name).toBeCloseTo(value, 11);
        });
      }
      const [result] = single.replicaResults();
      const own = together.replicaResults()[replica];
      expect([own.status, own.message, own.steps]).toEqual([result.status, result.message, result.steps]);
      expect(own.loss).toBeCloseTo(result.loss, 11);
      expect(own.gradientNorm).toBeCloseTo(result.gradientNorm, 11);
    }
  });

  test('op by op', async () => {
    const backend = await openTestBackend('cpu');
    try {
      const conduct = (replicas: number) => ({
        learningRate: new Float64Array(replicas).fill(0.02),
        active: new Uint8Array(replicas).fill(1),
      });
      const together = new GraphStepper(prepareProblem(spec), backend);
      const curve = await together.advance(20, 5, conduct(spec.replicas));
      for (let replica = 0; replica < spec.replicas; replica++) {
        const single = new GraphStepper(prepareProblem(alone(spec, replica)), backend);
        const own = await single.advance(20, 5, conduct(1));
        own.forEach(({ loss }, record) => {
          expect(curve[record].loss[replica]).toBeCloseTo(loss[0], 4);
        });
        single.dispose();
      }
      together.dispose();
    } finally {
      await backend.dispose();
    }
  });
});

test('means start on points of their own replica', () => {
  for (const initial of [{ kind: 'k-means++' as const }, { kind: 'data-points' as const, scales: [1] }]) {
    const spec = specOf({ replicas: 20, initial }, { kind: 'subset', sizes: [3] });
    const theta = initialTheta(prepareProblem(spec));
    for (let replica = 0; replica < spec.replicas; replica++) {
      const own = sharedRows(spec, replica).map(([y]) => y);
      for (const mean of theta.subarray(replica * 6 + 2, replica * 6 + 4)) {
        expect(own.some((y) => Math.abs(15 + Math.sqrt(150) * mean - y) < 1e-12)).toBe(true);
      }
    }
  }
});

test('a minibatch is drawn from the rows of its own replica', async () => {
  // One row a replica: whatever the batch, every step sees it alone.
  const model = { kind: 'mixture' as const, components: 1, dimension: 1 as const, scaleFloor: 1 };
  const share: ShareSpec = { kind: 'subset', sizes: [1] };
  const [batched, full] = [await train(specOf({ model, batch: 4 }, share)), await train(specOf({ model }, share))];
  full.book.series[0].values.forEach((row, record) => {
    row.forEach((value, replica) => {
      expect(batched.book.series[0].values[record][replica]).toBeCloseTo(value, 11);
    });
  });
});

test('the finish ends at the mean and the deviation of the rows of each replica', async () => {
  const model = { kind: 'mixture' as const, components: 1, dimension: 1 as const };
  for (const share of [bootstrap, { kind: 'subset' as const, sizes: [12, 5, 9] }]) {
    const spec = specOf({ model, population: null, tolerance: 1e-10, alsoEvaluate: [base.objective] }, share);
    const trainer = await train(spec);
    trainer.replicaResults().forEach((result, replica) => {
      const y = sharedRows(spec, replica).map(([value]) => value);
      const mean = y.reduce((a, b) => a + b) / y.length;
      const variance = y.reduce((sum, value) => sum + (value - mean) ** 2, 0) / y.length;
      expect(result.status).toBe('converged');
      if (result.parameters.kind !== 'mixture') throw new Error('not a mixture');
      expect(result.parameters.means[0][0]).toBeCloseTo(mean, 8);
      expect(result.parameters.covariances[0][0][0]).toBeCloseTo(variance, 6);
      expect(result.loss).toBeCloseTo(0.5 * Math.log(2 * Math.PI * Math.E * variance), 10);
      const also = trainer.book.series.find(({ name }) => name === 'also:cross-entropy');
      expect(also?.values.at(-1)?.[replica]).toBeCloseTo(result.loss, 10);
    });
  }
});

test('least squares of each bootstrap sample', async () => {
  const pairs = points.map(([x], i) => [x, 3 - 0.5 * x + ((7 * i) % 5)]);
  const spec = specOf(
    {
      objective: objectiveSpec('l2'),
      model: { kind: 'regression', inputs: 1, outputs: 1, body: { kind: 'linear' }, noise: { kind: 'none' } },
      data: { name: 'pairs', columns: ['x', 'y'], inputs: 1, train: pairs, heldOut: [] },
      population: null,
      initial: { kind: 'prior' },
      tolerance: 1e-10,
      replicas: 8,
    },
    bootstrap,
  );
  const trainer = await train(spec);
  trainer.replicaResults().forEach(({ parameters, loss }, replica) => {
    const own = sharedRows(spec, replica);
    const fit = ordinaryLeastSquares(
      own.map(([x]) => [x]),
      own.map(([, y]) => y),
    );
    if (parameters.kind !== 'linear') throw new Error('not a line');
    expect(parameters.intercept).toBeCloseTo(fit.intercept, 8);
    expect(parameters.coefficients).toEqual([expect.closeTo(fit.coefficients[0], 9)]);
    expect(loss).toBeCloseTo(fit.residualSumOfSquares / own.length, 8);
  });
});

describe('a collapse', () => {
  const start = (y: number) => (y - 15) / Math.sqrt(150);
  const onto = (y: number): Partial<RunSpecInput> => ({
    initial: { kind: 'given', parameters: [[0, 0, start(y), 0, -7, 0]] },
    optimizer: { kind: 'adam', learningRate: 0.001 },
    steps: 4000,
    replicas: 6,
  });

  test.each([bootstrap, { kind: 'subset' as const, sizes: [6] }])(
    '%o: the loss falls by m/n of the own rows',
    async (share) => {
      const spec = specOf(onto(4), share);
      const trainer = await train(spec);
      const seen: number[] = [];
      trainer.replicaResults().forEach(({ status, message }, replica) => {
        const own = sharedRows(spec, replica).map(([y]) => y);
        const m = own.filter((y) => y === 4).length;
        seen.push(m);
        if (m === 0) {
          expect(status).not.toBe('unbounded');
          return;
        }
        expect([status, message]).toEqual(['unbounded', 'heading to −∞ · on 4']);
        // Adam moves ln σ by −.001 a step.
        const losses = trainer.book.series[0].values.map((row) => row[replica]);
        expect(losses[400] - losses[390]).toBeCloseTo(-100 * 0.001 * (m / own.length), 4);
      });
      expect(new Set(seen).size).toBeGreaterThan(1);
    },
  );
});

describe('what does not fit says so', () => {
  test.each<[string, RunSpec, string]>([
    [
      'sizes for other replicas',
      specOf({}, { kind: 'subset', sizes: [3, 4] }),
      'subsets of data "points" have a size for all replicas, or one each; got "2 sizes"; expected 1 or 3 sizes.',
    ],
    [
      'more rows than there are',
      specOf({}, { kind: 'subset', sizes: [3, 13, 4] }),
      `a replica’s subset of data "points"; got "13 rows"; expected 1 to 12 rows. Take a smaller subset, or more data.`,
    ],
    [
      'fewer points than components',
      specOf({ model: { ...base.model, components: 4 } }, { kind: 'subset', sizes: [5, 3, 5] }),
      'replica 1 draws fewer different points than the mixture has components; got "3 points, 4 components"; expected at least 4 points. Take fewer components, larger subsets, or more data.',
    ],
    [
      'more than memory holds',
      specOf({ ...table, replicas: 65536, data: { ...table.data, train: new Array(1025).fill([0]) } }, bootstrap),
      'the rows of 65536 replicas are too many to keep; got "67174400 rows"; expected at most 67108864. Take fewer replicas, or fewer rows.',
    ],
  ])('%s', (_name, spec, sentence) => {
    expect(() => prepareProblem(spec)).toThrow(sentence);
  });

  test('tied points count once', () => {
    const data = { ...base.data, train: [[1], [1], [1], [1], [2]] };
    const spec = specOf({ data, model: { ...base.model, components: 2 } }, { kind: 'subset', sizes: [4] });
    expect(() => prepareProblem({ ...spec, replicas: 40 })).toThrow('got "1 point, 2 components"');
  });

  test('the schema refuses sizes that no replica can have', () => {
    for (const sizes of [[], [0], [2.5], [-1]]) {
      expect(() => specOf({ data: { ...base.data, share: { kind: 'subset', sizes } } })).toThrow();
    }
  });
});
