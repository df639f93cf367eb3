import fc from 'fast-check';
import { STREAM, Stream } from '../information/random.ts';
import { objectiveSpec } from '../objectives/objective-spec.ts';
import { RunSpec, type RunSpecInput, type ShareSpec } from '../recording/spec.ts';

/** Arbitrary small specs, model × objective × optimizer × sizes × seeds, for suites that compare the paths. */

/** ε is large: a gradient of the size of rounding must not be normalised into a full step, which no two paths would share. */
const epsilon = 1e-3;

const optimizer: fc.Arbitrary<RunSpecInput['optimizer']> = fc.oneof(
  fc.constant({ kind: 'sgd' as const, learningRate: 0.02 }),
  fc.constant({ kind: 'momentum' as const, learningRate: 0.005 }),
  fc.constant({ kind: 'rmsprop' as const, learningRate: 0.003, epsilon }),
  fc.constant({ kind: 'adam' as const, learningRate: 0.005, epsilon }),
);

const DENSITY_OVER_POPULATION = [
  'population-cross-entropy',
  'forward-kl',
  'reverse-kl',
  'reverse-cross-entropy',
  'jensen-shannon',
  'squared-hellinger',
];

function sample(n: number, width: number, seed: number): number[][] {
  const draw = new Stream(seed, STREAM.sample, 1);
  return Array.from({ length: n }, () => {
    const x = Array.from({ length: width }, () => draw.normal());
    // The last column depends on the others, so that a regression has something to find.
    if (width > 1) x[width - 1] = 0.5 * x[0] + 0.4 * x[width - 1];
    return x;
  });
}

const mixtureOnData = fc
  .record({
    components: fc.integer({ min: 1, max: 4 }),
    dimension: fc.constantFrom(1 as const, 2 as const),
    n: fc.integer({ min: 5, max: 70 }),
    floored: fc.boolean(),
    seed: fc.nat(999),
  })
  .map(({ components, dimension, n, floored, seed }) => ({
    objective: objectiveSpec('cross-entropy'),
    model: { kind: 'mixture' as const, components, dimension, scaleFloor: floored ? 0.3 : 0.05 },
    data: {
      name: 'sample',
      columns: ['a', 'b'].slice(0, dimension),
      inputs: 0,
      train: sample(n, dimension, seed),
      heldOut: [],
    },
    initial: { kind: 'k-means++' as const },
  }));

const mixtureOnPopulation = fc
  .record({
    components: fc.integer({ min: 1, max: 3 }),
    id: fc.constantFrom(...DENSITY_OVER_POPULATION),
    gap: fc.double({ min: 0.5, max: 3, noNaN: true }),
  })
  .map(({ components, id, gap }) => ({
    objective: objectiveSpec(id),
    model: { kind: 'mixture' as const, components, dimension: 1 as const },
    population: {
      kind: 'mixture' as const,
      components: [
        { weight: 0.6, mean: [-gap], covariance: [[1]] },
        { weight: 0.4, mean: [gap], covariance: [[0.6]] },
      ],
    },
    initial: { kind: 'prior' as const, spread: 0.5 },
  }));

const table = fc
  .record({ outcomes: fc.integer({ min: 2, max: 40 }), id: fc.constantFrom(...DENSITY_OVER_POPULATION, 'chi-squared') })
  .map(({ outcomes, id }) => {
    const weights = Array.from({ length: outcomes }, (_, k) => 1 + ((7 * k) % 5));
    const total = weights.reduce((a, b) => a + b, 0);
    return {
      objective: objectiveSpec(id),
      model: { kind: 'categorical' as const, outcomes },
      population: { kind: 'table' as const, probabilities: weights.map((w) => w / total) },
      initial: { kind: 'prior' as const, spread: 0.5 },
    };
  });

const regression = fc
  .record({
    id: fc.constantFrom('l2', 'huber', 'gaussian-nll', 'student-t', 'l1', 'laplacian-nll', 'pinball'),
    body: fc.constantFrom(
      { kind: 'linear' as const },
      { kind: 'polynomial' as const, degree: 3 },
      { kind: 'mlp' as const, hidden: [7], activation: 'tanh' as const },
      { kind: 'mlp' as const, hidden: [5, 9], activation: 'tanh' as const },
    ),
    inputs: fc.integer({ min: 1, max: 3 }),
    n: fc.integer({ min: 6, max: 50 }),
    seed: fc.nat(999),
    noise: fc.constantFrom('learned' as const, 'function' as const),
  })
  .map(({ id, body, inputs, n, seed, noise }) => ({
    objective: objectiveSpec(id),
    model: {
      kind: 'regression' as const,
      inputs,
      outputs: 1,
      body,
      noise: ['l2', 'l1', 'huber', 'pinball'].includes(id) ? { kind: 'none' as const } : { kind: noise },
    },
    data: {
      name: 'sample',
      columns: ['x1', 'x2', 'x3', 'y'].slice(3 - inputs),
      inputs,
      train: sample(n, inputs + 1, seed),
      heldOut: [],
    },
    initial: { kind: 'prior' as const },
  }));

export const anySpec: fc.Arbitrary<RunSpec> = fc
  .record({
    problem: fc.oneof(mixtureOnData, mixtureOnPopulation, table, regression),
    optimizer,
    replicas: fc.integer({ min: 1, max: 4 }),
    seed: fc.nat(),
    batch: fc.constantFrom<'full' | number>('full', 'full', 5),
    share: fc.constantFrom<'all' | ShareSpec['kind']>('all', 'all', 'bootstrap', 'subset'),
  })
  .map(({ problem, batch, share, ...rest }) => {
    // Integrals have no minibatches.
    const drawn = problem.objective.over === 'train' ? batch : 'full';
    const data = 'data' in problem ? { ...problem.data, share: shareOfKind(share, problem.data.train.length) } : null;
    return RunSpec.parse({ version: 1, steps: 50, recordEvery: 10, batch: drawn, ...rest, ...problem, data });
  });

/** Few rows stay whole: a resample of five may have fewer different points than a mixture has components. */
function shareOfKind(kind: 'all' | ShareSpec['kind'], n: number): ShareSpec | undefined {
  if (kind === 'all' || n < 12) return undefined;
  return kind === 'subset' ? { kind, sizes: [Math.ceil(n / 2)] } : { kind };
}

/** Has the formula a kink that rounding may cross on either side? */
export function isKinked(spec: RunSpec): boolean {
  return ['l1', 'laplacian-nll', 'pinball', 'huber'].includes(spec.objective.id);
}
