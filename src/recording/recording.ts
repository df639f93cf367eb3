import { z } from 'zod';
import type { RunSpec } from './spec.ts';

export const RECORDING_FORMAT = 'objectively-recording';
export const RECORDING_VERSION = 1;

/** What ran the run: part of every recording, shown on the page and on the command line. */
export const Environment = z.strictObject({
  /** Version of Objectively. */
  version: z.string(),
  backend: z.enum(['webgpu', 'cpu']),
  /** The adapter's name as the device gives it, or the processor's role where there is none. */
  adapter: z.string(),
  /** graph: op by op, differentiated by tfjs. fused: many optimizer steps in one kernel. */
  path: z.enum(['graph', 'fused']),
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

/** JSON has no ±∞ and NaN; a recording keeps them as these three strings. */
export const ExactNumber = z.union([z.number(), z.enum(['Infinity', '-Infinity', 'NaN'])]);

/** Parameters in the field's words and in the data's units. */
export const NaturalParameters = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('table'), probabilities: z.array(z.number()) }),
  z.strictObject({
    kind: z.literal('mixture'),
    /** [component], [component][dimension], [component][dimension][dimension] */
    weights: z.array(z.number()),
    means: z.array(z.array(z.number())),
    covariances: z.array(z.array(z.array(z.number()))),
  }),
  z.strictObject({
    kind: z.literal('linear'),
    /** One number for one output; a list, one an output, for y in R^d. */
    intercept: z.union([z.number(), z.array(z.number())]),
    /** [feature], or [output][feature] for y in R^d. Polynomials: x, x², … of each input in turn. */
    coefficients: z.union([z.array(z.number()), z.array(z.array(z.number()))]),
    /** Noise scale in units of y; null where the objective has none, or where it is a function of x. */
    scale: z.union([z.number(), z.array(z.number())]).nullable(),
  }),
  z.strictObject({
    kind: z.literal('network'),
    theta: z.array(z.number()),
    scale: z.union([z.number(), z.array(z.number())]).nullable(),
  }),
]);
export type NaturalParameters = z.infer<typeof NaturalParameters>;

/** One curve: `values[record][replica]`, in `unit`. */
export interface Series {
  name: string;
  unit: string;
  values: number[][];
}

export interface ReplicaResult {
  status: Status;
  /** The status in a sentence, with its numbers: "heading to −∞ · on 34.279". */
  message: string;
  steps: number;
  /** Final training objective per example, evaluated in float64 from the final parameters, in the objective's unit. */
  loss: number;
  /** Norm of its gradient with respect to θ. */
  gradientNorm: number;
  parameters: NaturalParameters;
  /** The model's own coordinates [parameter]: what a re-run or a checkpoint needs. */
  theta: number[];
  /** The float64 finish, where the spec asked for one: what it changed. */
  polish: { iterations: number; lossBefore: number } | null;
}

export interface StatusEvent {
  step: number;
  replica: number;
  status: Status;
  message: string;
}

export interface RecordedRun {
  label: string;
  spec: RunSpec;
  /** [record] */
  steps: number[];
  series: Series[];
  /** θ at recorded steps, `values[record][replica][parameter]`, thinned to stay small. */
  snapshots: { steps: number[]; values: number[][][] };
  events: StatusEvent[];
  /** Learning rates set in flight. */
  interventions: { step: number; learningRate: number[] }[];
  replicas: ReplicaResult[];
}

export const ClaimResult = z.strictObject({
  id: z.string(),
  statement: z.string(),
  /** What theory says; `relation` says how the measured number must stand to it. */
  expected: z.number(),
  measured: z.number(),
  tolerance: z.number(),
  relation: z.enum(['=', '≤', '≥']),
  unit: z.string(),
  holds: z.boolean(),
});
export type ClaimResult = z.infer<typeof ClaimResult>;

export interface Recording {
  format: typeof RECORDING_FORMAT;
  version: typeof RECORDING_VERSION;
  id: string;
  name: string;
  createdAt: string;
  experiment: { id: string; controls: Record<string, string> } | null;
  environment: Environment;
  runs: RecordedRun[];
  claims: ClaimResult[];
}
