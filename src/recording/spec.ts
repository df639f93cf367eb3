import { z } from 'zod';

/**
 * The run spec: everything that decides a run, as plain serialisable data. The same spec on the same path gives
 * bit-identical curves. It is recorded with every run, so its version is part of the recording format.
 */
export const SPEC_VERSION = 1;

const finite = z.number();
const positive = z.number().positive();
const count = z.number().int().positive();
const vector = z.array(finite).min(1);
const matrix = z.array(vector).min(1);

/** Who draws, and what is paid: E_{y ~ over}[pays]. Self-contained, so that a recording outlives the registry. */
export const ObjectiveSpec = z.strictObject({
  /** Registry id (`cross-entropy`, `l2`, …) or `custom`. */
  id: z.string().min(1),
  over: z.enum(['train', 'population', 'model']),
  /** The formula, in the language of `src/formula`. */
  pays: z.string().min(1),
  /** Values of the formula's named parameters (delta, tau, nu, alpha, beta). */
  parameters: z.record(z.string(), finite),
  /**
   * Where the integral's nodes lie, for `over: model`: `drawer`: on Q only; `both`: on P and Q, each weighted by its
   * share of p + q, for integrands that do not vanish where Q does (f-divergences).
   */
  nodes: z.enum(['drawer', 'both']).default('drawer'),
  /** Unit of the loss per example: `nats`, `y` or `y²` (units of the target), `1` (dimensionless divergence). */
  unit: z.enum(['nats', 'y', 'y²', '1']),
});
export type ObjectiveSpec = z.infer<typeof ObjectiveSpec>;

/** A known population P. `covariance` is [dimension][dimension]; a table's outcomes are 0 … m−1. */
export const PopulationSpec = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('mixture'),
    components: z.array(z.strictObject({ weight: positive, mean: vector, covariance: matrix })).min(1),
  }),
  z.strictObject({ kind: z.literal('table'), probabilities: z.array(z.number().min(0)).min(1) }),
]);
export type PopulationSpec = z.infer<typeof PopulationSpec>;

/**
 * Which of the training rows a replica sees, where not all of them: its loss is the mean over its own rows, each counted as
 * often as it was drawn. The draw is keyed by (seed, replica): runs with the same seed and data see the same rows.
 */
export const ShareSpec = z.discriminatedUnion('kind', [
  /** As many rows as there are, drawn with replacement. */
  z.strictObject({ kind: z.literal('bootstrap') }),
  /** Rows drawn without replacement: one size for all replicas, or one a replica. A replica's smaller subset lies in its larger. */
  z.strictObject({ kind: z.literal('subset'), sizes: z.array(count).min(1) }),
]);
export type ShareSpec = z.infer<typeof ShareSpec>;

/** A finite sample. Each row: `inputs` columns of x, then the columns of y. A table's rows are [outcome]. */
export const DataSpec = z.strictObject({
  name: z.string(),
  columns: z.array(z.string()).min(1),
  /** How many leading columns are inputs x (0 for a density model). */
  inputs: z.number().int().min(0),
  train: matrix,
  heldOut: z.array(vector),
  /** Left out: every replica sees every training row once. Held-out rows are the same for all. */
  share: ShareSpec.optional(),
});
export type DataSpec = z.infer<typeof DataSpec>;

export const ModelSpec = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('categorical'), outcomes: count.min(2) }),
  z.strictObject({
    kind: z.literal('mixture'),
    components: count,
    dimension: z.union([z.literal(1), z.literal(2)]),
    /** σ² = floor² + e^{2l}, in the data's units; 0: none, the likelihood is unbounded. */
    scaleFloor: z.number().min(0).default(0),
    /** `diagonal`: in the plane, each component is a product of one Gaussian along each axis. Absent: full. */
    covariance: z.enum(['full', 'diagonal']).optional(),
    /** Adds scalePenalty · Σ e^{−2l}, over components and axes with l in standardised units, to the loss; left out: none. */
    scalePenalty: z.number().min(0).optional(),
  }),
  z.strictObject({
    kind: z.literal('regression'),
    inputs: count,
    outputs: count,
    body: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('linear') }),
      z.strictObject({ kind: z.literal('polynomial'), degree: count.max(12) }),
      z.strictObject({
        kind: z.literal('mlp'),
        hidden: z.array(count.max(1024)).min(1).max(4),
        activation: z.enum(['tanh', 'relu']).default('tanh'),
      }),
    ]),
    /** Where the formula's log noise scale s comes from. */
    noise: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('none') }),
      z.strictObject({ kind: z.literal('fixed'), scale: positive }),
      z.strictObject({ kind: z.literal('learned') }),
      z.strictObject({ kind: z.literal('function') }),
    ]),
  }),
]);
export type ModelSpec = z.infer<typeof ModelSpec>;

/** Where parameters start. Every random draw comes from the counter-based generator: same seed, same start. */
export const InitialSpec = z.discriminatedUnion('kind', [
  /** Independent draws: means N(0, spread²) and scales e^{N(0, 1/16)} in standardised units; networks: Glorot. */
  z.strictObject({ kind: z.literal('prior'), spread: positive.default(1) }),
  /** Means by k-means++ on the training data, scale from the mean squared distance to the nearest centre. */
  z.strictObject({ kind: z.literal('k-means++') }),
  /** Means on distinct random training points, scales as fractions of the data's standard deviation, one a component. */
  z.strictObject({ kind: z.literal('data-points'), scales: z.array(positive).min(1) }),
  /** θ as recorded: one row for all replicas, or a row a replica. */
  z.strictObject({ kind: z.literal('given'), parameters: matrix }),
]);
export type InitialSpec = z.infer<typeof InitialSpec>;

const rate = z.union([z.number().min(0), z.array(z.number().min(0)).min(1)]);

export const OptimizerSpec = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sgd'), learningRate: rate }),
  z.strictObject({ kind: z.literal('momentum'), learningRate: rate, momentum: finite.min(0).lt(1).default(0.9) }),
  z.strictObject({
    kind: z.literal('rmsprop'),
    learningRate: rate,
    decay: finite.min(0).lt(1).default(0.9),
    epsilon: positive.default(1e-8),
  }),
  z.strictObject({
    kind: z.literal('adam'),
    learningRate: rate,
    beta1: finite.min(0).lt(1).default(0.9),
    beta2: finite.min(0).lt(1).default(0.999),
    epsilon: positive.default(1e-8),
  }),
]);
export type OptimizerSpec = z.infer<typeof OptimizerSpec>;

export const RunSpec = z.strictObject({
  version: z.literal(SPEC_VERSION),
  objective: ObjectiveSpec,
  model: ModelSpec,
  data: DataSpec.nullable().default(null),
  population: PopulationSpec.nullable().default(null),
  initial: InitialSpec,
  optimizer: OptimizerSpec,
  /** Learning rate over the run: constant, or half a cosine down to 0 at the last step. */
  schedule: z.enum(['constant', 'cosine']).default('constant'),
  batch: z.union([z.literal('full'), count]).default('full'),
  replicas: count.max(65536),
  seed: z.number().int().min(0).max(0xffffffff),
  steps: count,
  recordEvery: count,
  /**
   * Gradient norm (of the loss in standardised units of y, with respect to θ) at which a replica is `converged`; when set, the run ends with a float64
   * second-order finish.
   */
  tolerance: positive.nullable().default(null),
  /** Other objectives to evaluate at every recorded step. */
  alsoEvaluate: z.array(ObjectiveSpec).default([]),
});
export type RunSpec = z.infer<typeof RunSpec>;
/** What a person writes: fields with a default may be left out. */
export type RunSpecInput = z.input<typeof RunSpec>;
