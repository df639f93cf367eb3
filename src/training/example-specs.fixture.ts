import { STREAM, Stream } from '../information/random.ts';
import { objectiveSpec } from '../objectives/objective-spec.ts';
import { type ObjectiveSpec, RunSpec, type RunSpecInput } from '../recording/spec.ts';

/** Small specs that between them touch every model, noise scale, `over` and dimension. For tests. */

const base = {
  version: 1 as const,
  initial: { kind: 'prior' as const },
  optimizer: { kind: 'adam' as const, learningRate: 0.02 },
  replicas: 3,
  seed: 11,
  steps: 12,
  recordEvery: 4,
};

function rows(n: number, make: (draw: Stream) => number[]): number[][] {
  const draw = new Stream(5, STREAM.sample, 0);
  return Array.from({ length: n }, () => make(draw));
}

const oneColumn = {
  name: 'one column',
  columns: ['y'],
  inputs: 0,
  train: rows(23, (d) => [(d.uniform() < 0.4 ? 30 : 10) + 4 * d.normal()]),
  heldOut: rows(5, (d) => [20 + 9 * d.normal()]),
};
const twoColumns = {
  ...oneColumn,
  columns: ['u', 'v'],
  train: rows(21, (d) => [d.normal(), 50 + 7 * d.normal()]),
  heldOut: [],
};
const pairs = {
  name: 'pairs',
  columns: ['x1', 'x2', 'y'],
  inputs: 2,
  train: rows(19, (d) => {
    const [a, b] = [3 + d.normal(), 100 * d.uniform()];
    return [a, b, 7 - 2 * a + 0.1 * b + d.normal()];
  }),
  heldOut: [],
};
const twoTargets = { ...pairs, columns: ['x', 'y1', 'y2'], inputs: 1 };
const population1 = {
  kind: 'mixture' as const,
  components: [
    { weight: 0.7, mean: [-2], covariance: [[0.7]] },
    { weight: 0.3, mean: [1.5], covariance: [[1.3]] },
  ],
};
const population2 = {
  kind: 'mixture' as const,
  components: [
    {
      weight: 0.5,
      mean: [-1, 0],
      covariance: [
        [1, 0.6],
        [0.6, 1],
      ],
    },
    {
      weight: 0.5,
      mean: [1, 1],
      covariance: [
        [0.8, -0.2],
        [-0.2, 0.6],
      ],
    },
  ],
};
const table = { kind: 'table' as const, probabilities: [0.4, 0.3, 0.2, 0.1] };

function spec(input: Omit<RunSpecInput, keyof typeof base> & Partial<RunSpecInput>): RunSpec {
  return RunSpec.parse({ ...base, ...input });
}

const mixture = (components: number, dimension: 1 | 2, scaleFloor = 0, covariance?: 'diagonal') => ({
  kind: 'mixture' as const,
  components,
  dimension,
  scaleFloor,
  covariance,
});
type Noise = 'none' | 'learned' | 'function' | 'fixed';
const regression = (
  body: RunSpecInput['model'] & { kind: 'regression' } extends infer M
    ? M extends { body: infer B }
      ? B
      : never
    : never,
  noise: Noise,
  inputs = 2,
  outputs = 1,
) => ({
  kind: 'regression' as const,
  inputs,
  outputs,
  body,
  noise: noise === 'fixed' ? { kind: noise, scale: 1.7 } : { kind: noise },
});

/** [name, spec]: for suites that run them all. */
export function exampleSpecs(): [string, RunSpec][] {
  const list: [string, RunSpec][] = [];
  const add = (name: string, input: Parameters<typeof spec>[0]) => list.push([name, spec(input)]);
  add('1-D mixture, train', {
    objective: objectiveSpec('cross-entropy'),
    model: mixture(3, 1),
    data: oneColumn,
    initial: { kind: 'k-means++' },
  });
  add('1-D mixture with a scale floor, train, momentum', {
    objective: objectiveSpec('cross-entropy'),
    model: mixture(2, 1, 1.5),
    data: oneColumn,
    optimizer: { kind: 'momentum', learningRate: 0.05 },
    initial: { kind: 'data-points', scales: [0.1, 1] },
  });
  add('1-D mixture, train, minibatch', {
    objective: objectiveSpec('cross-entropy'),
    model: mixture(2, 1),
    data: oneColumn,
    batch: 6,
  });
  add('2-D mixture, train, rmsprop', {
    objective: objectiveSpec('cross-entropy'),
    model: mixture(2, 2, 0.01),
    data: twoColumns,
    optimizer: { kind: 'rmsprop', learningRate: 0.01 },
    initial: { kind: 'k-means++' },
  });
  for (const id of [
    'population-cross-entropy',
    'forward-kl',
    'reverse-kl',
    'reverse-cross-entropy',
    'jensen-shannon',
    'squared-hellinger',
    'alpha-divergence',
    'chi-squared',
  ]) {
    const objective: ObjectiveSpec = objectiveSpec(id);
    add(`1-D mixture, ${id}`, { objective, model: mixture(2, 1), population: population1 });
    add(`table, ${id}`, { objective, model: { kind: 'categorical', outcomes: 4 }, population: table });
  }
  add('2-D mixture, forward-kl', {
    objective: objectiveSpec('forward-kl'),
    model: mixture(1, 2),
    population: population2,
    replicas: 2,
    steps: 2,
    recordEvery: 2,
  });
  add('2-D mixture, reverse-kl', {
    objective: objectiveSpec('reverse-kl'),
    model: mixture(2, 2),
    population: population2,
    replicas: 2,
    steps: 2,
    recordEvery: 2,
  });
  for (const id of ['forward-kl', 'reverse-kl', 'jensen-shannon']) {
    add(`2-D mixture with diagonal covariances, ${id}`, {
      objective: objectiveSpec(id),
      model: mixture(2, 2, 0.2, 'diagonal'),
      population: population2,
      replicas: 2,
      steps: 2,
      recordEvery: 2,
    });
  }
  add('table, train, sgd', {
    objective: objectiveSpec('cross-entropy'),
    model: { kind: 'categorical', outcomes: 4 },
    data: { name: 'draws', columns: ['outcome'], inputs: 0, train: [[0], [0], [1], [2], [0], [1]], heldOut: [[3]] },
    optimizer: { kind: 'sgd', learningRate: 0.5 },
  });
  const linear = { kind: 'linear' as const };
  for (const id of ['l2', 'l1', 'huber', 'pinball'])
    add(`linear, ${id}`, { objective: objectiveSpec(id), model: regression(linear, 'none'), data: pairs });
  for (const id of ['gaussian-nll', 'laplacian-nll', 'student-t'])
    add(`linear, ${id}, learned scale`, {
      objective: objectiveSpec(id),
      model: regression(linear, 'learned'),
      data: pairs,
    });
  add('linear, gaussian-nll, fixed scale, minibatch', {
    objective: objectiveSpec('gaussian-nll'),
    model: regression(linear, 'fixed'),
    data: pairs,
    batch: 5,
  });
  add('polynomial, l2', {
    objective: objectiveSpec('l2'),
    model: regression({ kind: 'polynomial', degree: 3 }, 'none'),
    data: pairs,
  });
  add('network, gaussian-nll, scale a function of x', {
    objective: objectiveSpec('gaussian-nll'),
    model: regression({ kind: 'mlp', hidden: [5, 4], activation: 'tanh' }, 'function', 1, 2),
    data: twoTargets,
  });
  add('network, l1, relu', {
    objective: objectiveSpec('l1'),
    model: regression({ kind: 'mlp', hidden: [6], activation: 'relu' }, 'none'),
    data: pairs,
    // Two kinds of kinks: small steps, so that rounding decides on fewer crossings.
    optimizer: { kind: 'adam', learningRate: 0.002 },
  });
  const bootstrap = { kind: 'bootstrap' as const };
  const subset = (...sizes: number[]) => ({ kind: 'subset' as const, sizes });
  add('1-D mixture, bootstrap', {
    objective: objectiveSpec('cross-entropy'),
    model: mixture(3, 1),
    data: { ...oneColumn, share: bootstrap },
    initial: { kind: 'k-means++' },
  });
  add('2-D mixture, subsets of three sizes', {
    objective: objectiveSpec('cross-entropy'),
    model: mixture(2, 2, 0.5),
    data: { ...twoColumns, share: subset(21, 8, 13) },
    initial: { kind: 'data-points', scales: [1] },
  });
  add('1-D mixture, subsets of three sizes, minibatch', {
    objective: objectiveSpec('cross-entropy'),
    model: mixture(2, 1),
    data: { ...oneColumn, share: subset(5, 17, 11) },
    batch: 7,
  });
  for (const batch of ['full' as const, 5]) {
    add(`table, bootstrap, ${batch === 'full' ? 'sgd' : 'minibatch'}`, {
      objective: objectiveSpec('cross-entropy'),
      model: { kind: 'categorical', outcomes: 4 },
      data: {
        name: 'draws',
        columns: ['outcome'],
        inputs: 0,
        train: [[0], [0], [1], [2], [0], [1], [3]],
        heldOut: [],
        share: bootstrap,
      },
      optimizer: { kind: 'sgd', learningRate: 0.5 },
      batch,
    });
  }
  add('linear, gaussian-nll, learned scale, bootstrap', {
    objective: objectiveSpec('gaussian-nll'),
    model: regression(linear, 'learned'),
    data: { ...pairs, share: bootstrap },
  });
  add('polynomial, huber, bootstrap, minibatch', {
    objective: objectiveSpec('huber'),
    model: regression({ kind: 'polynomial', degree: 2 }, 'none'),
    data: { ...pairs, share: bootstrap },
    batch: 6,
  });
  add('network, gaussian-nll, two targets, subsets of three sizes', {
    objective: objectiveSpec('gaussian-nll'),
    model: regression({ kind: 'mlp', hidden: [5], activation: 'tanh' }, 'function', 1, 2),
    data: { ...twoTargets, share: subset(6, 19, 10) },
  });
  return list;
}
