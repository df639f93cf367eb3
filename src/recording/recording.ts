import { z } from 'zod';
import { RECORDING_FORMAT, RECORDING_VERSION } from './format.ts';
import { RunSpec } from './spec.ts';

/** What ran the run: part of every recording, shown on the page and on the command line. */
export const Environment = z.strictObject({
  /** Version of Objectively. */
  version: z.string(),
  backend: z.enum(['webgpu', 'cpu']),
  /** The adapter's name as the device gives it, or the processor's role where there is none. */
  adapter: z.string(),
  /** graph: op by op, differentiated by tfjs. fused: many optimizer steps in one kernel. study: nothing was trained. */
  path: z.enum(['graph', 'fused', 'study']),
  precision: z.enum(['float32', 'float64']),
  runtime: z.string(),
});
export type Environment = z.infer<typeof Environment>;

export const Status = z.enum([
  'running',
  'converged',
  'unbounded',
  'precision-floor',
  'not-a-number',
  'unresolved',
  'step-limit',
]);
export type Status = z.infer<typeof Status>;

/**
 * JSON has no ±∞ and NaN; a recording's text keeps them as these three strings, and reading turns them back into
 * numbers.
 */
export const ExactNumber = z
  .union([z.number(), z.enum(['Infinity', '-Infinity', 'NaN'])], {
    error: 'a number, "Infinity", "-Infinity" or "NaN"',
  })
  .transform(Number);

const vector = z.array(ExactNumber);
const matrix = z.array(vector);
/** One number for one output; a list, one an output, for y in R^d. */
const numberPerOutput = z.union([ExactNumber, vector]);
const count = z.int().min(0);

/** Parameters in the field's words and in the data's units. */
export const NaturalParameters = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('table'), probabilities: vector }),
  z.strictObject({
    kind: z.literal('mixture'),
    /** [component], [component][dimension], [component][dimension][dimension] */
    weights: vector,
    means: matrix,
    covariances: z.array(matrix),
  }),
  z.strictObject({
    kind: z.literal('linear'),
    intercept: numberPerOutput,
    /** [feature], or [output][feature] for y in R^d. Polynomials: x, x², … of each input in turn. */
    coefficients: z.union([vector, matrix]),
    /** Noise scale in units of y; null where the objective has none, or where it is a function of x. */
    scale: numberPerOutput.nullable(),
  }),
  z.strictObject({ kind: z.literal('network'), theta: vector, scale: numberPerOutput.nullable() }),
]);
export type NaturalParameters = z.infer<typeof NaturalParameters>;

/** One curve: `values[record][replica]`, in `unit`. */
export const Series = z.strictObject({ name: z.string(), unit: z.string(), values: matrix });
export type Series = z.infer<typeof Series>;

export const ReplicaResult = z.strictObject({
  status: Status,
  /** The status in a sentence, with its numbers: "heading to −∞ · on 34.279". */
  message: z.string(),
  steps: count,
  /** Final training objective per example, evaluated in float64 from the final parameters, in the objective's unit. */
  loss: ExactNumber,
  /** Norm of its gradient with respect to θ. */
  gradientNorm: ExactNumber,
  parameters: NaturalParameters,
  /** The model's own coordinates [parameter]: what a re-run or a checkpoint needs. */
  theta: vector,
  /** The float64 finish, where the spec asked for one: what it changed. */
  polish: z.strictObject({ iterations: count, lossBefore: ExactNumber }).nullable(),
});
export type ReplicaResult = z.infer<typeof ReplicaResult>;

export const StatusEvent = z.strictObject({ step: count, replica: count, status: Status, message: z.string() });
export type StatusEvent = z.infer<typeof StatusEvent>;

export const RecordedRun = z.strictObject({
  label: z.string(),
  spec: RunSpec,
  /** [record] */
  steps: z.array(count),
  series: z.array(Series),
  /** θ at recorded steps, `values[record][replica][parameter]`, thinned to stay small. */
  snapshots: z.strictObject({ steps: z.array(count), values: z.array(matrix) }),
  events: z.array(StatusEvent),
  /** Learning rates set in flight. */
  interventions: z.array(z.strictObject({ step: count, learningRate: vector })),
  replicas: z.array(ReplicaResult),
});
export type RecordedRun = z.infer<typeof RecordedRun>;

export const ClaimResult = z.strictObject({
  id: z.string(),
  statement: z.string(),
  /** What theory says; `relation` says how the measured number must stand to it. */
  expected: ExactNumber,
  measured: ExactNumber,
  tolerance: ExactNumber,
  relation: z.enum(['=', '≤', '≥']),
  unit: z.string(),
  holds: z.boolean(),
  /** check: that the run went as it should (replicas converged, integrals resolved), which theory's claims rest on. */
  kind: z.enum(['theory', 'check']),
});
export type ClaimResult = z.infer<typeof ClaimResult>;

/** A named number that a lesson is about: an entropy, a code's rate. */
export const Quantity = z.strictObject({
  /** In the JSON that the command line prints: `huffmanRate`. */
  name: z.string(),
  /** On the page: "Huffman code". */
  label: z.string(),
  value: ExactNumber,
  unit: z.string(),
  /** What it was measured at: the σ of a finite-precision entropy. */
  at: z.record(z.string(), ExactNumber).optional(),
});
export type Quantity = z.infer<typeof Quantity>;

/** Numbers found without training, `rows[row][column]`: lengths of a code's words, errors of sample means. */
export const FoundTable = z.strictObject({
  name: z.string(),
  columns: z.array(z.strictObject({ name: z.string(), unit: z.string() })),
  rows: matrix,
});
export type FoundTable = z.infer<typeof FoundTable>;

export const Recording = z.strictObject({
  format: z.literal(RECORDING_FORMAT),
  version: z.literal(RECORDING_VERSION),
  id: z.string().min(1),
  name: z.string(),
  createdAt: z.iso.datetime(),
  experiment: z.strictObject({ id: z.string(), controls: z.record(z.string(), z.string()) }).nullable(),
  environment: Environment,
  runs: z.array(RecordedRun),
  /** Of the lesson's study; empty where it has none. */
  findings: z.array(FoundTable),
  /** Rounds of the study that were taken, of how many there are; absent where there is none. */
  study: z.strictObject({ done: count, total: count }).optional(),
  quantities: z.array(Quantity),
  claims: z.array(ClaimResult),
});
export type Recording = z.infer<typeof Recording>;
