import { z } from 'zod';
import {
  ClaimResult,
  Environment,
  ExactNumber,
  NaturalParameters,
  type Recording,
  ReplicaResult,
} from '../recording/recording.ts';
import { stringifyExactly } from '../recording/serialise.ts';

const [table, mixture, linear, network] = NaturalParameters.options;

/** What `--json` prints; docs/experiment-output.schema.json is made from it. */
const ExperimentOutput = z.strictObject({
  experiment: z.string(),
  environment: Environment,
  /** One run an objective, in the order asked for. */
  runs: z.array(
    z.strictObject({
      /** Registry id, or "custom". */
      objective: z.string(),
      label: z.string(),
      /** Unit of the loss per example. */
      unit: z.string(),
      replicas: z.array(
        ReplicaResult.pick({ status: true, message: true, steps: true, loss: true }).extend({
          parameters: z.union([
            mixture.omit({ kind: true }),
            linear.omit({ kind: true }),
            table.omit({ kind: true }),
            network.omit({ kind: true }),
          ]),
        }),
      ),
    }),
  ),
  /** The numbers that the lesson is about, by name; with each, what it was measured at. */
  quantities: z.record(
    z.string(),
    z.object({ value: ExactNumber, unit: z.string() }).catchall(z.union([ExactNumber, z.string()])),
  ),
  claims: z.array(ClaimResult),
});
export type ExperimentOutput = z.infer<typeof ExperimentOutput>;

/** The JSON Schema (draft 2020-12) of the document: docs/experiment-output.schema.json. */
export function outputJsonSchema() {
  return {
    title: 'Output of npm run experiment -- ID --json',
    description: 'Explained in docs/command-line.md. Numbers that are not finite are strings.',
    // input: of the text, in which non-finite numbers are strings.
    ...z.toJSONSchema(ExperimentOutput, { io: 'input' }),
  };
}

/** The document of a run, without its curves: those are in the recording. */
export function outputText(experiment: string, recording: Recording): string {
  return `${stringifyExactly(outputDocument(experiment, recording), 2)}\n`;
}

export function outputDocument(
  experiment: string,
  { environment, runs, quantities, claims }: Recording,
): ExperimentOutput {
  return {
    experiment,
    environment,
    runs: runs.map(({ label, spec, replicas }) => ({
      objective: spec.objective.id,
      label,
      unit: spec.objective.unit,
      replicas: replicas.map(({ status, message, steps, loss, parameters: { kind: _, ...parameters } }) => ({
        status,
        message,
        steps,
        loss,
        parameters,
      })),
    })),
    quantities: Object.fromEntries(quantities.map(({ name, value, unit, at }) => [name, { ...at, value, unit }])),
    claims,
  };
}
