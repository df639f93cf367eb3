import { GaussianMixture } from '../distributions/mixture.ts';
import { isAffine } from '../formula/affine.ts';
import { parseFormula } from '../formula/parse.ts';
import { trapezoidNodes } from '../information/quadrature.ts';
import { STREAM, Stream } from '../information/random.ts';
import { InputError } from '../input-error.ts';
import { CategoricalFloat64 } from '../models/categorical/float64.ts';
import { type Coordinates, identityCoordinates, standardise } from '../models/coordinates.ts';
import type { MixtureOptions } from '../models/mixture/components.ts';
import { MixtureFloat64 } from '../models/mixture/float64.ts';
import { initialiseMixture } from '../models/mixture/initialise.ts';
import type { ConditionalFloat64, DensityFloat64 } from '../models/model.ts';
import { NetworkFloat64 } from '../models/network/float64.ts';
import { initialiseNetwork } from '../models/network/initialise.ts';
import { sharedRows } from '../models/share.ts';
import type { ObjectiveSpec, RunSpec } from '../recording/spec.ts';
import { type VectorMachine, vectorMachine } from '../vector/machine.ts';
import type { Draw } from './expectation/expectation.ts';
import { axisNodeCount } from './expectation/node-count.ts';
import { lossUnit } from './loss-unit.ts';
import { Shares } from './shares.ts';

/**
 * Rows as flat arrays: x [example × inputs], y [example × outputs], in the data's units. A regression's y are measured from
 * their centre, as its predictions are: a residual is a small difference of numbers that may be huge, and rounding these
 * to float32, or beside a kink to float64, would drown it.
 */
export interface Examples {
  n: number;
  x: Float64Array;
  y: Float64Array;
}

/** What a run spec means: coordinates, data as arrays, the population, and how to make the model. */
export interface Problem {
  readonly spec: RunSpec;
  readonly family: 'density' | 'conditional';
  /** Coordinates of x and of y; both identity where nothing is standardised. */
  readonly x: Coordinates;
  readonly y: Coordinates;
  readonly train: Examples | null;
  readonly heldOut: Examples | null;
  /** The training rows of each replica; null: all replicas see all of them. */
  readonly shares: Shares | null;
  readonly population: GaussianMixture | null;
  readonly table: Float64Array | null;
  /**
   * The loss's own unit in standardised y, see `lossUnit`. Optimizers and tolerances see gradients divided by it, so
   * that a run does not depend on whether y is in metres or millimetres.
   */
  readonly lossUnit: number;
  /** The formula is affine in log p and log q: an integral against a single Gaussian's logarithm, a quadratic, is exact. */
  readonly affine: boolean;
  /** Standard nodes of one axis for integrals over P and Q. */
  readonly axisNodes: { z: Float64Array; weight: Float64Array };
}

/** Checks what the schema cannot: that objective, model, data and population fit one another. */
export function prepareProblem(spec: RunSpec): Problem {
  const { data, model, population, objective } = spec;
  const conditional = model.kind === 'regression';
  const need = (what: string, expected: string, remedy: string) => new InputError({ what, expected, remedy });
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
  if (spec.batch !== 'full' && objective.over !== 'train') {
    throw need('an integral over a known distribution has no minibatches', 'batch "full"', 'Leave batch at full.');
  }
  if (spec.batch !== 'full' && data && spec.batch > data.train.length) {
    throw new InputError({
      what: `a minibatch is larger than data "${data.name}"`,
      got: spec.batch,
      expected: `full, or at most ${data.train.length} examples`,
      remedy: 'Leave batch at full to see all of them in every step.',
    });
  }
  const inputs = data?.inputs ?? 0;
  const width = conditional ? model.outputs : model.kind === 'mixture' ? model.dimension : 1;
  if (data) checkColumns(spec, inputs, width);
  const gaussians = population?.kind === 'mixture' ? new GaussianMixture(population.components) : null;
  const table = population?.kind === 'table' ? Float64Array.from(population.probabilities) : null;
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
  const [x, y] = coordinatesOf(spec, inputs, width, gaussians);
  const origin = conditional ? y.centre : new Float64Array(width);
  const affine = isAffineObjective(objective);
  const count =
    gaussians && model.kind === 'mixture'
      ? axisNodeCount(
          gaussians,
          model.dimension,
          model.components === 1 && [objective, ...spec.alsoEvaluate].every(isExactOnAnyNodes),
        )
      : 33;
  return {
    spec,
    family: conditional ? 'conditional' : 'density',
    x,
    y,
    train: data ? examples(data.train, inputs, origin) : null,
    heldOut: data?.heldOut.length ? examples(data.heldOut, inputs, origin) : null,
    shares: Shares.of(spec),
    population: gaussians,
    table,
    lossUnit: lossUnit(objective, y),
    affine,
    axisNodes: trapezoidNodes(count),
  };
}

function isAffineObjective({ pays, parameters }: ObjectiveSpec): boolean {
  return isAffine(parseFormula(pays, { parameters: Object.keys(parameters) }), parameters);
}

/** Where P and Q are one Gaussian each: their logarithms are quadratics, which nodes of any spacing integrate exactly. */
function isExactOnAnyNodes(objective: ObjectiveSpec): boolean {
  return objective.nodes === 'drawer' && isAffineObjective(objective);
}

function checkColumns(spec: RunSpec, inputs: number, width: number): void {
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

function coordinatesOf(
  { data, model }: RunSpec,
  inputs: number,
  width: number,
  population: GaussianMixture | null,
): [Coordinates, Coordinates] {
  if (model.kind === 'categorical') return [identityCoordinates(0), identityCoordinates(1)];
  if (population) {
    const covariance = population.covariance();
    const scale = Float64Array.from(covariance, (row, j) => Math.sqrt(row[j]));
    return [identityCoordinates(0), { centre: Float64Array.from(population.mean()), scale }];
  }
  if (!data) return [identityCoordinates(inputs), identityCoordinates(width)];
  const column = (from: number, to: number) =>
    standardise(
      data.train.map((row) => row.slice(from, to)),
      data.columns.slice(from, to),
    );
  return [column(0, inputs), column(inputs, inputs + width)];
}

function examples(rows: readonly (readonly number[])[], inputs: number, origin: Float64Array): Examples {
  return {
    n: rows.length,
    x: Float64Array.from(rows.flatMap((row) => row.slice(0, inputs))),
    y: Float64Array.from(rows.flatMap((row) => row.slice(inputs).map((value, j) => value - origin[j]))),
  };
}

/**
 * The same problem with its training points as float32 coordinates hold them: what a float32 path trained on. Evaluated
 * in float64 on the points themselves, a component that sits on one of them within its rounding would seem to miss it.
 */
export function roundedToFloat32(problem: Problem): Problem {
  const { family, train, y } = problem;
  if (family !== 'density' || !train) return problem;
  const d = y.centre.length;
  const rounded = train.y.map((value, i) => {
    const [centre, scale] = [y.centre[i % d], y.scale[i % d]];
    return centre + scale * Math.fround((value - centre) / scale);
  });
  return { ...problem, train: { ...train, y: rounded } };
}

/** What an objective of one replica is averaged over; null: all examples, or an integral. */
export function ownDraw({ shares }: Problem, objective: ObjectiveSpec, replica: number): Draw | null {
  return shares && objective.over === 'train' ? shares.draw(replica) : null;
}

export function densityModel(
  problem: Problem,
  axisNodes = problem.axisNodes,
  machine: VectorMachine | null = vectorMachine(),
): DensityFloat64 {
  const { model } = problem.spec;
  if (model.kind === 'categorical') return new CategoricalFloat64(model.outcomes);
  if (model.kind === 'mixture') return new MixtureFloat64(mixtureOptions(problem, axisNodes), machine);
  throw new Error('a regression is not a density');
}

export function mixtureOptions(problem: Problem, axisNodes = problem.axisNodes): MixtureOptions {
  const { model } = problem.spec;
  if (model.kind !== 'mixture') throw new Error('not a mixture');
  const { components, dimension, scaleFloor } = model;
  const diagonal = model.covariance === 'diagonal';
  return { components, dimension, scaleFloor, diagonal, coordinates: problem.y, axisNodes };
}

export function conditionalModel(
  problem: Problem,
  machine: VectorMachine | null = vectorMachine(),
): ConditionalFloat64 {
  const { model } = problem.spec;
  if (model.kind !== 'regression') throw new Error('a density is not a regression');
  return new NetworkFloat64(model, problem.x, problem.y, machine, problem.y.centre);
}

/** θ at step 0, [replica × parameter], the same for every objective and on every path. */
export function initialTheta(problem: Problem): Float64Array {
  const { spec } = problem;
  const { layout } = problem.family === 'density' ? densityModel(problem) : conditionalModel(problem);
  const theta = new Float64Array(spec.replicas * layout.size);
  for (let replica = 0; replica < spec.replicas; replica++) {
    const row = theta.subarray(replica * layout.size, (replica + 1) * layout.size);
    if (spec.initial.kind === 'given') row.set(givenRow(spec.initial.parameters, replica, spec.replicas, layout.size));
    else if (spec.model.kind === 'mixture') {
      const needsData = spec.initial.kind !== 'prior';
      if (needsData && !spec.data) {
        throw new InputError({
          what: `start "${spec.initial.kind}" places means on training points`,
          got: 'no data',
          expected: 'data, or start "prior"',
        });
      }
      const shape = { ...mixtureOptions(problem), layout };
      initialiseMixture(spec.initial, shape, sharedRows(spec, replica), spec.seed, replica, row);
    } else if (spec.initial.kind !== 'prior') {
      throw new InputError({
        what: 'the start does not fit the model',
        got: spec.initial.kind,
        expected: '"prior" or "given"',
      });
    } else if (spec.model.kind === 'categorical') {
      const draw = new Stream(spec.seed, STREAM.initialise, replica);
      for (let k = 0; k < row.length; k++) row[k] = spec.initial.spread * draw.normal();
    } else initialiseNetwork(spec.initial.spread, layout, spec.seed, replica, row);
  }
  return theta;
}

function givenRow(parameters: readonly number[][], replica: number, replicas: number, size: number): number[] {
  const row = parameters.length === 1 ? parameters[0] : parameters[replica];
  if ((parameters.length !== 1 && parameters.length !== replicas) || row.length !== size) {
    throw new InputError({
      what: 'the given start has the wrong shape',
      got: `${parameters.length} × ${parameters[0].length}`,
      expected: `1 or ${replicas} rows of ${size} parameters`,
    });
  }
  return row;
}
