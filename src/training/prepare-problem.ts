import { GaussianMixture } from '../distributions/mixture.ts';
import { isAffine } from '../formula/affine.ts';
import { parseFormula } from '../formula/parse.ts';
import { trapezoidNodes } from '../information/quadrature.ts';
import { type Coordinates, identityCoordinates, standardise } from '../models/coordinates.ts';
import type { ObjectiveSpec, RunSpec } from '../recording/spec.ts';
import { checkColumns, checkObjective, checkPopulation } from './check-problem.ts';
import { axisNodeCount } from './expectation/node-count.ts';
import { lossUnit } from './loss-unit.ts';
import type { Examples, Problem } from './problem.ts';
import { Shares } from './shares.ts';

/** What a spec means, once it is known that its objective, model, data and population fit one another. Throws InputError. */
export function prepareProblem(spec: RunSpec): Problem {
  const { data, model, population, objective } = spec;
  const conditional = model.kind === 'regression';
  checkObjective(spec);
  const inputs = data?.inputs ?? 0;
  const width = conditional ? model.outputs : model.kind === 'mixture' ? model.dimension : 1;
  if (data) checkColumns(spec, inputs, width);
  const gaussians = population?.kind === 'mixture' ? new GaussianMixture(population.components) : null;
  const table = population?.kind === 'table' ? Float64Array.from(population.probabilities) : null;
  checkPopulation(spec, gaussians, table);
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
