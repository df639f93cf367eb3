import { describe, expect, test } from 'vitest';
import { objectiveSpec } from '../../objectives/objective-spec.ts';
import { RunSpec, type RunSpecInput } from '../../recording/spec.ts';
import { FusedCpuStepper } from '../fused/cpu-stepper.ts';
import { prepareProblem } from '../prepare-problem.ts';
import { conditionalModel, densityModel } from '../problem.ts';
import { RunTrainer } from '../run-trainer.ts';
import { judge } from './judge.ts';
import { thrownOff } from './standings.ts';

const points = [[1], [2], [4], [4], [7], [11], [16], [22]];
const data = { name: 'points', columns: ['y'], inputs: 0, train: points, heldOut: [] };
const base = {
  version: 1 as const,
  objective: objectiveSpec('cross-entropy'),
  model: { kind: 'mixture' as const, components: 2, dimension: 1 as const },
  data,
  initial: { kind: 'k-means++' as const },
  optimizer: { kind: 'adam' as const, learningRate: 0.01 },
  replicas: 1,
  seed: 3,
  steps: 50,
  recordEvery: 10,
};

async function train(input: Partial<RunSpecInput>) {
  const spec = RunSpec.parse({ ...base, ...input });
  const problem = prepareProblem(spec);
  const trainer = await RunTrainer.start(problem, new FusedCpuStepper(problem));
  while (!trainer.finished) await trainer.advance(spec.steps);
  return { trainer, results: trainer.replicaResults() };
}

const standard = (value: number) => (value - 8.375) / Math.sqrt(points.reduce((s, [y]) => s + (y - 8.375) ** 2, 0) / 8);

describe('how a replica ends', () => {
  test('step-limit: nothing else happened', async () => {
    const { results } = await train({});
    expect(results[0]).toMatchObject({ status: 'step-limit', message: 'stopped after 50 steps, as asked', steps: 50 });
  });

  test('unbounded: names the point, and the tie counts as one point', async () => {
    const { results, trainer } = await train({
      initial: { kind: 'given', parameters: [[0, 0, standard(4), 0, -6, 0]] },
      optimizer: { kind: 'adam', learningRate: 0.001 },
      steps: 4000,
    });
    expect(results[0]).toMatchObject({ status: 'unbounded', message: 'heading to −∞ · on 4', steps: 4000 });
    expect(trainer.events[0]).toMatchObject({ step: 0, status: 'unbounded' });
    // Two tied points of eight: Adam moves ln σ by −.001 a step, the loss by 2/8 of that.
    const losses = trainer.book.series[0].values.map(([loss]) => loss);
    expect(losses[400] - losses[390]).toBeCloseTo(-100 * 0.001 * (2 / 8), 4);
  });

  test.each([
    ['wider than any number', 'forward-kl', [0, 1, 400], 'not-a-number', 'the scale of component 1 is ∞'],
    [
      'narrower than the rounding of its mean',
      'reverse-kl',
      [0, 1, -40],
      'precision-floor',
      'cannot tell the draws of component 1 apart',
    ],
  ])('a Q that is %s has no divergence', async (_, id, theta, status, sentence) => {
    const modes = [-3, 3].map((mean) => ({ weight: 0.5, mean: [mean], covariance: [[1]] }));
    const { results } = await train({
      objective: objectiveSpec(id),
      model: { kind: 'mixture', components: 1, dimension: 1 },
      data: null,
      population: { kind: 'mixture', components: modes },
      initial: { kind: 'given', parameters: [theta] },
      steps: 20,
    });
    expect(results[0]).toMatchObject({ status, steps: 0 });
    expect(results[0].message).toContain(sentence);
  });

  test('a scale floor keeps the same start bounded', async () => {
    const { results } = await train({
      model: { kind: 'mixture', components: 2, dimension: 1, scaleFloor: 0.5 },
      initial: { kind: 'given', parameters: [[0, 0, standard(4), 0, -6, 0]] },
    });
    expect(results[0].status).toBe('step-limit');
  });

  test.each([
    ['a penalty on scales', { model: { ...base.model, scalePenalty: 1e-6 } }],
    ['a formula that saturates', { objective: { ...base.objective, id: 'custom', pays: 'softplus(-logq)' } }],
  ])('with %s nothing heads to −∞, however narrow', async (_, part) => {
    const initial = { kind: 'given' as const, parameters: [[0, 0, standard(4), 0, -6, 0]] };
    const { results } = await train({ ...part, initial, steps: 10 });
    expect(results[0].status).toBe('step-limit');
  });

  test('not-a-number: a diverging step size, told with its remedy; the others go on', async () => {
    const { results } = await train({
      replicas: 2,
      optimizer: { kind: 'sgd', learningRate: [1e200, 0.01] },
      initial: { kind: 'prior' },
    });
    expect(results[0].status).toBe('not-a-number');
    expect(results[0].message).toMatch(/^not a number at step 10: .*; try a lower learning rate$/);
    expect(results[0].steps).toBe(10);
    expect(results[1].status).toBe('step-limit');
  });

  test('not-a-number where it starts: no learning rate has acted, and none is blamed', async () => {
    const { results } = await train({ objective: { ...base.objective, id: 'custom', pays: 'log(-1 - exp(logq))' } });
    const message = 'not a number at step 0: the loss is NaN; change the start or what is paid';
    expect(results[0]).toMatchObject({ status: 'not-a-number', message });
  });

  test('an infinite loss with an infinite gradient at the start is told there, not of the first step', () => {
    const problem = prepareProblem(RunSpec.parse(base));
    const theta = new Float64Array(6);
    const seen = { step: 0, theta, loss: Number.POSITIVE_INFINITY, gradientNorm: Number.POSITIVE_INFINITY };
    const { status, message } = judge(problem, 'float64', seen, () => densityModel(problem).natural(theta));
    expect(status).toBe('not-a-number');
    expect(message).toContain('at step 0: the loss and its gradient are infinite; change the start or what is paid');
  });

  test('converged: by the gradient norm', async () => {
    const { results } = await train({ tolerance: 1e-8, steps: 200 });
    expect(results[0].status).toBe('converged');
    expect(results[0].gradientNorm).toBeLessThan(1e-8);
    expect(results[0].polish?.lossBefore).toBeGreaterThan(results[0].loss);
  });

  test('unresolved: Q falls under what the nodes of P can see', async () => {
    const { results } = await train({
      objective: objectiveSpec('forward-kl'),
      data: null,
      population: { kind: 'mixture', components: [{ weight: 1, mean: [0], covariance: [[1]] }] },
      initial: { kind: 'given', parameters: [[0, 0, 0, 0, -8, 0]] },
    });
    expect(results[0].status).toBe('unresolved');
    expect(results[0].message).toMatch(/nodes on P \(scale 1\) cannot see Q's scale 0\.00033546/);
  });

  test('a noise scale that vanishes with the residuals is unbounded', async () => {
    const { results } = await train({
      objective: objectiveSpec('gaussian-nll'),
      model: { kind: 'regression', inputs: 1, outputs: 1, body: { kind: 'linear' }, noise: { kind: 'learned' } },
      data: {
        name: 'line',
        columns: ['x', 'y'],
        inputs: 1,
        train: [
          [0, 1],
          [1, 3],
          [2, 5],
        ],
        heldOut: [],
      },
      initial: { kind: 'given', parameters: [[1, 0, -20]] },
      steps: 10,
    });
    expect(results[0].status).toBe('unbounded');
    expect(results[0].message).toMatch(/every residual vanishes/);
  });
});

describe('a noise scale that is a function of x', () => {
  const rows = [
    [0, 1],
    [1, 3],
    [2, 9],
  ];
  // θ: [weight of ŷ, weight of ln σ, bias of ŷ, bias of ln σ], all in standardised units.
  const judged = (theta: number[]) => {
    const spec = RunSpec.parse({
      ...base,
      objective: objectiveSpec('gaussian-nll'),
      model: { kind: 'regression', inputs: 1, outputs: 1, body: { kind: 'linear' }, noise: { kind: 'function' } },
      data: { name: 'three', columns: ['x', 'y'], inputs: 1, train: rows, heldOut: [] },
      initial: { kind: 'prior' },
    });
    const problem = prepareProblem(spec);
    const model = conditionalModel(problem);
    const seen = { step: 1, theta: Float64Array.from(theta), loss: -3, gradientNorm: 1 };
    return judge(problem, 'float64', seen, () => model.natural(seen.theta));
  };
  // Through (2, 9) and (1, 3): slope 6 in y/x.
  const [mx, sx, my, sy] = [1, Math.sqrt(2 / 3), 13 / 3, Math.sqrt(104 / 9)];
  const slope = (6 * sx) / sy;
  const bias = (3 + 6 * (mx - 1) - my) / sy;

  test('vanishing where ŷ passes through a point: unbounded, with its x', () => {
    expect(judged([slope, -30, bias, 0])).toMatchObject({
      status: 'unbounded',
      message: 'heading to −∞ · the noise scale vanishes at x = 2',
    });
    expect(judged([slope, 0, bias, -20]).message).toBe('heading to −∞ · the noise scale vanishes at x = 1 and 2');
  });

  test('small but seen, or vanishing where ŷ misses the point: not', () => {
    expect(judged([slope, -5, bias, 0]).status).toBe('running');
    expect(judged([slope, 30, bias, 0]).status).toBe('running');
  });
});

test('a capture that Adam throws off is an event, and stays in the message to the end', async () => {
  const start = [[0, 0, standard(4), 0, -3.5, 0]];
  const optimizer = { kind: 'adam' as const, learningRate: 0.1 };
  const { results, trainer } = await train({
    initial: { kind: 'given', parameters: start },
    optimizer,
    steps: 400,
    recordEvery: 1,
  });
  const [caught] = trainer.events;
  expect(caught).toMatchObject({ status: 'unbounded', message: 'heading to −∞ · on 4' });
  const thrown = trainer.events.find(({ message }) => message.startsWith('thrown off 4 at step '))!;
  expect(thrown).toMatchObject({ status: 'running', message: `thrown off 4 at step ${thrown.step} · running` });
  expect(thrown.step).toBeGreaterThan(caught.step);
  expect(results[0].status).toBe('step-limit');
  expect(results[0].message).toMatch(/^stopped after 400 steps.* · thrown off 4 at step \d+$/);
  expect(trainer.events.at(-1)?.status).toBe('step-limit');
});

test('RMSProp’s steps do not shrink with the scale: the replica that it holds on its point has stalled, and says so', async () => {
  const { results, trainer } = await train({
    initial: { kind: 'given', parameters: [[0, 0, standard(4), 0, -3.5, 0]] },
    optimizer: { kind: 'rmsprop', learningRate: 0.003 },
    steps: 4000,
  });
  expect(results[0]).toMatchObject({
    status: 'unbounded',
    message: 'stalled on the way to −∞ · on 4; try a lower learning rate',
  });
  const losses = trainer.book.series[0].values.map(([loss]) => loss);
  expect(Math.min(...losses.slice(-100))).toBeGreaterThan(Math.min(...losses.slice(0, -100)) - 0.05);
});

test('what is lost of several captures', () => {
  expect(thrownOff(['4', '7'], ['7'], 12)).toBe('thrown off 4 at step 12');
  expect(thrownOff(['4', '7'], [], 12)).toBe('thrown off 4 and 7 at step 12');
  expect(thrownOff(['4', '7', '9'], [], 12)).toBe('thrown off 4, 7 and 9 at step 12');
  expect(thrownOff(['(2, 54)', '(4, 82)'], [], 12)).toBe('thrown off (2, 54) and (4, 82) at step 12');
  expect(thrownOff(['4'], ['4', '7'], 12)).toBeNull();
});

test('precision-floor: float32 overflows long before float64, and says where', () => {
  const problem = prepareProblem(RunSpec.parse(base));
  const model = densityModel(problem);
  const theta = Float64Array.from([0, 0, standard(4), 0, -45, 0]);
  const seen = { step: 123, theta, loss: -10, gradientNorm: 0.1 };
  const natural = () => model.natural(theta);
  expect(judge(problem, 'float32', seen, natural)).toMatchObject({
    status: 'precision-floor',
    message: expect.stringMatching(/^float32 ran out at step 123: \(y − μ\)²\/σ² of component 1 would overflow/),
  });
  expect(judge(problem, 'float64', seen, natural).status).toBe('unbounded');
});

test('precision-floor: a scale below float64 is said to have underflowed', () => {
  const problem = prepareProblem(RunSpec.parse(base));
  const theta = Float64Array.from([0, 0, standard(4), 0, -800, 0]);
  const seen = { step: 123, theta, loss: -10, gradientNorm: 0.1 };
  const { message } = judge(problem, 'float32', seen, () => densityModel(problem).natural(theta));
  expect(message).toMatch(/would overflow, σ has underflowed to 0$/);
});

test('a single Gaussian population is resolved however narrow: its logarithm is a quadratic', async () => {
  const { results } = await train({
    objective: objectiveSpec('reverse-kl'),
    data: null,
    model: { kind: 'mixture', components: 1, dimension: 2 },
    population: {
      kind: 'mixture',
      components: [
        {
          weight: 1,
          mean: [0, 0],
          covariance: [
            [1, 0.9],
            [0.9, 1],
          ],
        },
      ],
    },
    initial: { kind: 'prior' },
    replicas: 3,
    tolerance: 1e-8,
  });
  for (const { status, loss } of results) {
    expect(status).toBe('converged');
    expect(loss).toBeLessThan(1e-10);
  }
});

test('a run that climbs says so, and the finish does not put it right', async () => {
  const { results } = await train({
    objective: objectiveSpec('l1'),
    model: { kind: 'regression', inputs: 1, outputs: 1, body: { kind: 'linear' }, noise: { kind: 'none' } },
    data: {
      name: 'line',
      columns: ['x', 'y'],
      inputs: 1,
      train: [
        [0, 1],
        [1, 3],
        [2, 6],
      ],
      heldOut: [],
    },
    initial: { kind: 'prior' },
    optimizer: { kind: 'sgd', learningRate: 1000 },
    tolerance: 1e-8,
  });
  expect(results[0]).toMatchObject({ status: 'step-limit', polish: null });
  expect(results[0].message).toMatch(/with a loss above its first: try a lower learning rate$/);
});

test('a component that flattens onto a line is unbounded', async () => {
  const { results } = await train({
    model: { kind: 'mixture', components: 1, dimension: 2 },
    data: { name: 'twins', columns: ['a', 'b'], inputs: 0, train: points.map(([y]) => [y, 2 * y]), heldOut: [] },
    steps: 300,
    tolerance: 1e-8,
  });
  expect(results[0]).toMatchObject({
    status: 'unbounded',
    message: 'heading to −∞ · component 1 flattens onto a line',
  });
});

test('training does not depend on the unit of y', async () => {
  const inUnit = async (unit: number, kind: 'adam' | 'sgd') => {
    const { trainer, results } = await train({
      objective: objectiveSpec('l2'),
      model: { kind: 'regression', inputs: 1, outputs: 1, body: { kind: 'linear' }, noise: { kind: 'none' } },
      data: { name: 'line', columns: ['x', 'y'], inputs: 1, train: points.map(([y], i) => [i, y * unit]), heldOut: [] },
      initial: { kind: 'prior' },
      optimizer: { kind, learningRate: 0.05 },
      steps: 20,
      tolerance: 1e-8,
    });
    const { loss, status, parameters } = results[0];
    const last = trainer.book.series[0].values[2][0];
    return {
      status,
      loss: loss / unit ** 2,
      last: last / unit ** 2,
      slope: parameters.kind === 'linear' && (parameters.coefficients as number[])[0] / unit,
    };
  };
  for (const kind of ['adam', 'sgd'] as const) {
    const one = await inUnit(1, kind);
    expect(one.status).toBe('converged');
    for (const unit of [1e-9, 1e-3, 1e6]) {
      const other = await inUnit(unit, kind);
      expect(other.status).toBe('converged');
      // Adam normalises even a gradient of the size of rounding, such as the intercept's, into a step.
      expect(other.last / one.last).toBeCloseTo(1, kind === 'sgd' ? 6 : 2);
      expect(other.loss / one.loss).toBeCloseTo(1, 8);
      expect(Number(other.slope) / Number(one.slope)).toBeCloseTo(1, 7);
    }
  }
});
