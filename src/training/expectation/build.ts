import { compileFloat64, type Float64Program } from '../../formula/float64.ts';
import { parseFormula } from '../../formula/parse.ts';
import { trapezoidNodes } from '../../information/quadrature.ts';
import { InputError } from '../../input-error.ts';
import type { ObjectiveSpec } from '../../recording/spec.ts';
import { type VectorMachine, vectorMachine } from '../../vector/machine.ts';
import { conditionalModel, densityModel, type Examples, type Problem } from '../problem.ts';
import type { Expectation } from './expectation.ts';
import { type FixedPoints, FixedPointsExpectation } from './fixed-points.ts';
import { MovingNodesExpectation } from './moving-nodes.ts';
import { populationLogProb } from './population-log-prob.ts';
import { ResidualExpectation } from './residuals.ts';

/**
 * Builds the float64 expectation of an objective on a problem.
 * `examples`: which rows stand for `over: train` (training or held out).
 * `refinement`: how many times the nodes of integrals are multiplied, for reported values.
 * `machine`: where its loops run; in JavaScript where that is null.
 */
export function buildExpectation(
  problem: Problem,
  objective: ObjectiveSpec,
  examples: Examples | null = problem.train,
  refinement = 1,
  machine: VectorMachine | null = vectorMachine(),
): Expectation {
  const program = compileObjective(objective, machine);
  if (problem.family === 'conditional') {
    const model = conditionalModel(problem, machine);
    checkVariables(program, objective, model.hasScale ? ['r', 's'] : ['r'], 'a regression');
    return new ResidualExpectation(model, program, required(examples, objective), machine);
  }
  const known = problem.population || problem.table;
  checkVariables(
    program,
    objective,
    known ? ['logp', 'logq'] : ['logq'],
    known ? 'a density model' : 'a density model without a known population',
  );
  const nodes =
    refinement === 1 ? problem.axisNodes : trapezoidNodes((problem.axisNodes.z.length - 1) * refinement + 1);
  const model = densityModel(problem, nodes, machine);
  if (objective.over === 'train') {
    const { n, y } = required(examples, objective);
    const points = { n, y, weight: null, logp: known ? logpAt(problem, y, n) : null };
    return new FixedPointsExpectation(model, program, points, machine);
  }
  if (objective.over === 'population') {
    return new FixedPointsExpectation(model, program, populationNodes(problem, nodes), machine);
  }
  // A table's nodes are all its outcomes: nothing of P lies outside them.
  const extra = objective.nodes === 'both' && problem.population ? populationNodes(problem, nodes) : null;
  return new MovingNodesExpectation(model, program, populationLogProb(problem, machine), extra, machine);
}

export function compileObjective(
  objective: ObjectiveSpec,
  machine: VectorMachine | null = vectorMachine(),
): Float64Program {
  const expression = parseFormula(objective.pays, { parameters: Object.keys(objective.parameters) });
  return compileFloat64(expression, objective.parameters, machine);
}

/** Nodes of E_{y ~ P}: each component's own trapezoid nodes, or a table's outcomes. */
export function populationNodes(problem: Problem, nodes: { z: Float64Array; weight: Float64Array }): FixedPoints {
  const { table, population } = problem;
  if (table) {
    // Outcomes that P never draws cost nothing, whatever Q says of them.
    const outcomes = Array.from(table.keys()).filter((outcome) => table[outcome] > 0);
    const weight = Float64Array.from(outcomes, (outcome) => table[outcome]);
    return { n: outcomes.length, y: Float64Array.from(outcomes), weight, logp: weight.map(Math.log) };
  }
  if (!population) throw new Error('no population to integrate over');
  const d = population.dimension;
  const y: number[] = [];
  const weight: number[] = [];
  for (const component of population.components) {
    const [[a, b = 0], second] = component.covariance;
    const s0 = Math.sqrt(a);
    const lower = b / s0;
    const s1 = second ? Math.sqrt(second[1] - lower * lower) : 0;
    nodes.z.forEach((z0, i) => {
      if (d === 1) {
        y.push(component.mean[0] + s0 * z0);
        weight.push(component.weight * nodes.weight[i]);
        return;
      }
      nodes.z.forEach((z1, j) => {
        y.push(component.mean[0] + s0 * z0, component.mean[1] + lower * z0 + s1 * z1);
        weight.push(component.weight * nodes.weight[i] * nodes.weight[j]);
      });
    });
  }
  const flat = Float64Array.from(y);
  return { n: weight.length, y: flat, weight: Float64Array.from(weight), logp: logpAt(problem, flat, weight.length) };
}

function logpAt(problem: Problem, y: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n);
  populationLogProb(problem)(y, n, out, null);
  return out;
}

function required(examples: Examples | null, objective: ObjectiveSpec): Examples {
  if (examples) return examples;
  throw new InputError({
    what: `objective "${objective.id}" is an expectation over training data`,
    got: 'none',
    expected: 'data',
  });
}

function checkVariables(
  program: Float64Program,
  objective: ObjectiveSpec,
  allowed: readonly string[],
  model: string,
): void {
  const missing = program.variables.filter((name) => !allowed.includes(name));
  if (!missing.length) return;
  throw new InputError({
    what: `objective "${objective.id}" names ${missing.join(' and ')}, which ${model} does not supply`,
    got: objective.pays,
    expected: `a formula in ${allowed.join(', ')}`,
    remedy: missing.includes('s') ? 'Give the model a noise scale: fixed, learned or function.' : '',
  });
}
