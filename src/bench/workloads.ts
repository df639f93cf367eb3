import { STREAM, Stream } from '../information/random.ts';
import { objectiveSpec } from '../objectives/objective-spec.ts';
import { type PopulationSpec, RunSpec, type RunSpecInput } from '../recording/spec.ts';

export type WorkloadId = 'a' | 'b' | 'c' | 'd';

/** One kind of training that every path is timed on. */
export interface Workload {
  readonly id: WorkloadId;
  readonly title: string;
  /** How many replicas are trained at once, one measurement each. */
  readonly replicas: readonly number[];
  /**
   * Largest difference of any replica's loss from the reference's after `checkSteps` steps, in units of max(1, |loss|).
   * Beside a kink float32's rounding decides on which side a residual lies, and at the start Adam takes a whole step by
   * the gradient's sign: single replicas of L1 get more room than those of the smooth objectives.
   */
  readonly tolerance: number;
  /** The run spec: same data, same starts, same optimizer for every path. */
  spec(replicas: number): RunSpec;
}

/** Optimizer steps after which the losses of all paths are compared: many where steps are cheap. */
export function checkSteps(replicas: number): number {
  if (replicas === 1) return 50;
  if (replicas <= 64) return 20;
  return replicas <= 1024 ? 5 : 3;
}

const SEED = 20;

const common = {
  version: 1 as const,
  optimizer: { kind: 'adam' as const, learningRate: 0.01 },
  seed: SEED,
  /** Never reached: the measurement decides how many steps are taken. */
  steps: 2 ** 30,
  recordEvery: 2 ** 30,
};

type Rest = Pick<RunSpecInput, 'objective' | 'model' | 'initial'> & Partial<RunSpecInput>;
const complete = (rest: Rest, replicas: number): RunSpec => RunSpec.parse({ ...common, ...rest, replicas });

function rows(n: number, make: (draw: Stream) => number[]): number[][] {
  const draw = new Stream(SEED, STREAM.sample);
  return Array.from({ length: n }, () => make(draw));
}

interface Bump {
  weight: number;
  mean: number[];
  scale: number[];
}

/** A draw from a mixture; in two dimensions the coordinates are sheared, so that full covariances are worth their cost. */
function fromMixture(bumps: readonly Bump[], draw: Stream): number[] {
  let left = draw.uniform();
  const isDrawn = ({ weight }: Bump) => {
    left -= weight;
    return left < 0;
  };
  const { mean, scale } = bumps.find(isDrawn) ?? bumps[bumps.length - 1];
  const z = mean.map((_, j) => scale[j] * draw.normal());
  return mean.map((m, j) => m + z[j] + (j === 1 ? 0.5 * z[0] : 0));
}

/** Overlapping components: no path's replicas run into the likelihood's poles, however many steps they are timed for. */
const threeBumps: Bump[] = [
  { weight: 0.5, mean: [-2], scale: [0.9] },
  { weight: 0.3, mean: [0.5], scale: [0.6] },
  { weight: 0.2, mean: [3], scale: [0.8] },
];

const eightBumps: Bump[] = Array.from({ length: 8 }, (_, k) => ({
  weight: 1 / 8,
  mean: [4 * Math.cos((2 * Math.PI * k) / 8), 4 * Math.sin((2 * Math.PI * k) / 8)],
  scale: [0.8, 0.6],
}));

const fourModes: PopulationSpec = {
  kind: 'mixture',
  components: [-4.5, -1.5, 1.5, 4.5].map((mean) => ({ weight: 0.25, mean: [mean], covariance: [[0.36]] })),
};

export const WORKLOADS: readonly Workload[] = [
  {
    id: 'a',
    title: 'mixture likelihood, N = 256, K = 3',
    replicas: [1, 64, 1024, 16384],
    tolerance: 1e-4,
    spec: (replicas) =>
      complete(
        {
          objective: objectiveSpec('cross-entropy'),
          model: { kind: 'mixture', components: 3, dimension: 1 },
          data: table(
            'three bumps',
            ['y'],
            0,
            rows(256, (draw) => fromMixture(threeBumps, draw)),
          ),
          initial: { kind: 'k-means++' },
        },
        replicas,
      ),
  },
  {
    id: 'b',
    title: 'reverse KL of a 2-mixture to a 4-mixture',
    replicas: [1, 64, 1024],
    tolerance: 1e-4,
    spec: (replicas) =>
      complete(
        {
          objective: objectiveSpec('reverse-kl'),
          model: { kind: 'mixture', components: 2, dimension: 1 },
          population: fourModes,
          initial: { kind: 'prior' },
        },
        replicas,
      ),
  },
  {
    id: 'c',
    title: 'MLP 1-32-32-1 (tanh) under L1, N = 256',
    replicas: [1, 64, 1024],
    tolerance: 1e-2,
    spec: (replicas) =>
      complete(
        {
          objective: objectiveSpec('l1'),
          model: {
            kind: 'regression',
            inputs: 1,
            outputs: 1,
            body: { kind: 'mlp', hidden: [32, 32], activation: 'tanh' },
            noise: { kind: 'none' },
          },
          data: table(
            'noisy sine',
            ['x', 'y'],
            1,
            rows(256, (draw) => {
              const x = 6 * draw.uniform() - 3;
              return [x, Math.sin(2 * x) + 0.2 * draw.normal()];
            }),
          ),
          initial: { kind: 'prior' },
        },
        replicas,
      ),
  },
  {
    id: 'd',
    title: '2-D full-covariance mixture, N = 1,024, K = 8',
    replicas: [1, 256],
    tolerance: 1e-4,
    spec: (replicas) =>
      complete(
        {
          objective: objectiveSpec('cross-entropy'),
          model: { kind: 'mixture', components: 8, dimension: 2 },
          data: table(
            'eight bumps',
            ['u', 'v'],
            0,
            rows(1024, (draw) => fromMixture(eightBumps, draw)),
          ),
          initial: { kind: 'k-means++' },
        },
        replicas,
      ),
  },
];

function table(name: string, columns: string[], inputs: number, train: number[][]) {
  return { name, columns, inputs, train, heldOut: [] };
}

export function findWorkload(id: WorkloadId): Workload {
  const found = WORKLOADS.find((workload) => workload.id === id);
  if (!found) throw new Error(`no workload ${id}`);
  return found;
}
