import type { GaussianMixture } from '../distributions/mixture.ts';
import { InputError } from '../input-error.ts';
import type { RunSpec } from '../recording/spec.ts';

// What a spec's schema cannot check: that its parts fit one another.

/** That the objective has what it is an expectation over. */
export function checkObjective({ data, population, objective, batch }: RunSpec): void {
  if (objective.over === 'train' && !data) {
    throw need(`objective "${objective.id}" is an expectation over training data`, 'data', 'Give the run data.');
  }
  if (objective.over !== 'train' && !population) {
    throw need(
      `objective "${objective.id}" needs to know the population P`,
      'a population',
      'Give the run a population, or choose an objective over training data.',
    );
  }
  if (batch !== 'full' && objective.over !== 'train') {
    throw need('an integral over a known distribution has no minibatches', 'batch "full"', 'Leave batch at full.');
  }
  if (batch !== 'full' && data && batch > data.train.length) {
    throw new InputError({
      what: `a minibatch is larger than data "${data.name}"`,
      got: batch,
      expected: `full, or at most ${data.train.length} examples`,
      remedy: 'Leave batch at full to see all of them in every step.',
    });
  }
}

/** That a population is of the model's kind and size: as Gaussians, or as a table of probabilities. */
export function checkPopulation(
  { model }: RunSpec,
  gaussians: GaussianMixture | null,
  table: Float64Array | null,
): void {
  if (gaussians && (model.kind !== 'mixture' || gaussians.dimension !== model.dimension)) {
    throw need(
      `a ${gaussians.dimension}-dimensional population of Gaussians`,
      `a mixture model of dimension ${gaussians.dimension}`,
      'Choose a mixture of the same dimension.',
    );
  }
  if (table && (model.kind !== 'categorical' || model.outcomes !== table.length)) {
    throw need(
      `a table of ${table.length} outcomes`,
      `a categorical model of ${table.length} outcomes`,
      'Make the model as long as the table.',
    );
  }
}

/** That data have the columns that the model asks for, of finite numbers, and points enough. */
export function checkColumns(spec: RunSpec, inputs: number, width: number): void {
  const { data, model } = spec;
  if (!data) return;
  if (data.columns.length !== inputs + width || (model.kind === 'regression' && inputs !== model.inputs)) {
    throw new InputError({
      what: `data "${data.name}" does not fit the model`,
      got: `${data.columns.length} columns (${data.columns.join(', ')})`,
      expected: `${model.kind === 'regression' ? `${model.inputs} input and ` : ''}${width} target column${width === 1 ? '' : 's'}`,
      remedy: 'Choose other columns.',
    });
  }
  for (const row of [...data.train, ...data.heldOut]) {
    if (row.length !== data.columns.length || !row.every(Number.isFinite)) {
      throw new InputError({
        what: `a row of data "${data.name}" is not ${data.columns.length} finite numbers`,
        got: row,
        expected: data.columns.join(', '),
      });
    }
    if (model.kind === 'categorical' && !(Number.isInteger(row[0]) && row[0] >= 0 && row[0] < model.outcomes)) {
      throw new InputError({
        what: 'an outcome of the table',
        got: row[0],
        expected: `an integer in 0 … ${model.outcomes - 1}`,
      });
    }
  }
  if (model.kind === 'mixture' && model.components > data.train.length) {
    throw new InputError({
      what: 'a mixture has more components than there are training points',
      got: `${model.components} components, ${data.train.length} points`,
      expected: `at most ${data.train.length} components`,
      remedy: 'Take fewer components, or more data.',
    });
  }
}

function need(what: string, expected: string, remedy: string): InputError {
  return new InputError({ what, expected, remedy });
}
