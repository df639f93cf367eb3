import { InputError } from '../input-error.ts';
import { sharedRows } from '../models/share.ts';
import { RunSpec } from '../recording/spec.ts';
import { initialTheta } from '../training/initial-theta.ts';
import { prepareProblem } from '../training/prepare-problem.ts';
import { conditionalModel, densityModel, type Problem } from '../training/problem.ts';
import type { ParameterBlock, Training } from './language.ts';

/** One replica of a run, as plain numbers: what a script has to say. */
export interface Printable {
  spec: RunSpec;
  problem: Problem;
  /** The replica's own rows of data; empty for an integral. */
  rows: readonly (readonly number[])[];
  /** θ at step 0, in standardised coordinates. */
  blocks: ParameterBlock[];
  training: Training;
}

/** Throws an InputError for a model that is not printed. */
export function printable(given: RunSpec, replica: number): Printable {
  const spec = RunSpec.parse(given);
  const { model, data, objective, optimizer, batch } = spec;
  if (model.kind === 'mixture' && model.dimension !== 1) {
    throw new InputError({
      what: 'a mixture in two dimensions is not printed as code',
      got: `${model.components} components in the plane`,
      expected: 'a table, a mixture on the line, or a regression',
      remedy: 'Choose one column of the data.',
    });
  }
  const problem = prepareProblem(spec);
  const rows = data && objective.over === 'train' ? sharedRows(spec, replica) : [];
  const rate = optimizer.learningRate;
  return {
    spec,
    problem,
    rows,
    blocks: blocksOf(problem, replica),
    training: {
      optimizer: { ...optimizer, learningRate: typeof rate === 'number' ? rate : rate[replica % rate.length] },
      schedule: spec.schedule,
      steps: spec.steps,
      printEvery: spec.recordEvery,
      unit: problem.lossUnit,
      batch: batch === 'full' ? null : { size: batch, of: rows.length },
    },
  };
}

function blocksOf(problem: Problem, replica: number): ParameterBlock[] {
  const { layout } = problem.family === 'density' ? densityModel(problem) : conditionalModel(problem);
  const theta = initialTheta(problem).subarray(replica * layout.size, (replica + 1) * layout.size);
  return layout.blocks
    .filter(({ size }) => size > 0)
    .map(({ name, offset, size, shape }) => ({
      name,
      // On the line a mean is a number.
      shape: problem.spec.model.kind === 'mixture' ? [shape[0]] : shape,
      values: Array.from(theta.subarray(offset, offset + size)),
    }));
}
