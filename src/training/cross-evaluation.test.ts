import { expect, test } from 'vitest';
import { objectiveSpec } from '../objectives/objective-spec.ts';
import { RunSpec } from '../recording/spec.ts';
import { CrossEvaluator } from './cross-evaluation.ts';
import { prepareProblem } from './prepare-problem.ts';
import { densityModel } from './problem.ts';

const rows = [
  [0, 1],
  [1, 2],
  [2, 6],
];

/** A line through these points that is known: ŷ = 1 + x, so the residuals are 0, 0 and 3. */
function problem(objective: string, noise: 'none' | 'learned', heldOut: number[][] = []) {
  const spec = RunSpec.parse({
    version: 1,
    objective: objectiveSpec(objective),
    model: { kind: 'regression', inputs: 1, outputs: 1, body: { kind: 'linear' }, noise: { kind: noise } },
    data: { name: 'three', columns: ['x', 'y'], inputs: 1, train: rows, heldOut },
    initial: { kind: 'prior' },
    optimizer: { kind: 'sgd', learningRate: 0.1 },
    replicas: 3,
    seed: 1,
    steps: 1,
    recordEvery: 1,
  });
  return prepareProblem(spec);
}

/** θ of the line ŷ = a + bx in standardised coordinates, for each replica. */
function line(problemOf: ReturnType<typeof problem>, lines: [number, number][], extra: number[] = []): Float64Array {
  const { x, y } = problemOf;
  return Float64Array.from(
    lines.flatMap(([a, b]) => [
      // Parameters of a linear body: slope, then intercept.
      (b * x.scale[0]) / y.scale[0],
      (a + b * x.centre[0] - y.centre[0]) / y.scale[0],
      ...extra,
    ]),
  );
}

test('each model is scored under each objective by its median replica; a model without a scale has no likelihood', () => {
  const held = [[4, 5]];
  const [l2, l1, nll] = [
    problem('l2', 'none', held),
    problem('l1', 'none', held),
    problem('gaussian-nll', 'learned', held),
  ];
  const { train, heldOut } = new CrossEvaluator([l2, l1, nll]).evaluate([
    line(l2, [
      [1, 1],
      [1, 1],
      [100, 1],
    ]),
    line(l1, [
      [2, 1],
      [2, 1],
      [2, 1],
    ]),
    // Learned scale: ln σ = 0 in standardised units is σ = sd(y).
    line(
      nll,
      [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
      [0],
    ),
  ]);
  // Residuals of 1 + x: 0, 0, 3; of 2 + x: −1, −1, 2.
  expect(train[0][0]).toBeCloseTo(3, 12);
  expect(train[0][1]).toBeCloseTo(1, 12);
  expect(train[0][2]).toBeNull();
  expect(train[1][0]).toBeCloseTo(2, 12);
  expect(train[1][1]).toBeCloseTo(4 / 3, 12);
  const variance = rows.reduce((sum, [, y]) => sum + (y - 3) ** 2, 0) / 3;
  expect(train[2][2]).toBeCloseTo(3 / (2 * variance) + 0.5 * Math.log(2 * Math.PI * variance), 12);
  // The held-out point lies on 1 + x, and 1 below 2 + x.
  expect(heldOut?.[0].slice(0, 2)).toEqual([expect.closeTo(0, 12), expect.closeTo(0, 12)]);
  expect(heldOut?.[1].slice(0, 2)).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
});

test('an objective judges on its own population', () => {
  const table = (probabilities: number[]) =>
    prepareProblem(
      RunSpec.parse({
        version: 1,
        objective: objectiveSpec('population-cross-entropy'),
        model: { kind: 'categorical', outcomes: 2 },
        population: { kind: 'table', probabilities },
        initial: { kind: 'prior' },
        optimizer: { kind: 'sgd', learningRate: 0.1 },
        replicas: 1,
        seed: 1,
        steps: 1,
        recordEvery: 1,
      }),
    );
  // θ are logits: the first model says (¾, ¼), the second (½, ½).
  const theta = [Float64Array.of(Math.log(3), 0), Float64Array.of(0, 0)];
  const { train } = new CrossEvaluator([table([0.75, 0.25]), table([0.5, 0.5])]).evaluate(theta);
  const paid = (p: number, q: number) => -p * Math.log(q) - (1 - p) * Math.log(1 - q);
  expect(train[0][0]).toBeCloseTo(paid(0.75, 0.75), 12);
  expect(train[0][1]).toBeCloseTo(paid(0.5, 0.75), 12);
  expect(train[1][0]).toBeCloseTo(paid(0.75, 0.5), 12);
});

test('a table and a density do not judge each other: neither has the outcomes of the other', () => {
  const spec = (model: object, population: object) =>
    prepareProblem(
      RunSpec.parse({
        version: 1,
        objective: objectiveSpec('population-cross-entropy'),
        model,
        population,
        initial: { kind: 'prior' },
        optimizer: { kind: 'sgd', learningRate: 0.1 },
        replicas: 1,
        seed: 1,
        steps: 1,
        recordEvery: 1,
      }),
    );
  const table = spec({ kind: 'categorical', outcomes: 2 }, { kind: 'table', probabilities: [0.5, 0.5] });
  const density = spec(
    { kind: 'mixture', components: 1, dimension: 1, scaleFloor: 0 },
    { kind: 'mixture', components: [{ weight: 1, mean: [0], covariance: [[1]] }] },
  );
  // Even logits; the standard Gaussian, in coordinates where it is all zeros.
  const theta = [new Float64Array(2), new Float64Array(densityModel(density).layout.size)];
  const { train } = new CrossEvaluator([table, density]).evaluate(theta);
  expect(train[0][0]).toBeCloseTo(Math.LN2, 12);
  expect(train[1][1]).toBeCloseTo((1 + Math.log(2 * Math.PI)) / 2, 6);
  expect([train[0][1], train[1][0]]).toEqual([null, null]);
});

test('without held-out examples there is no second table', () => {
  const [l2, l1] = [problem('l2', 'none'), problem('l1', 'none')];
  const theta = [l2, l1].map((each) =>
    line(each, [
      [1, 1],
      [1, 1],
      [1, 1],
    ]),
  );
  expect(new CrossEvaluator([l2, l1]).evaluate(theta).heldOut).toBeNull();
});
