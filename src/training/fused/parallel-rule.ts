import { conditionalModel, densityModel, type Problem } from '../problem.ts';

/**
 * Seconds for a point and a parameter in one step, value and gradient: measured on one core of a server of 2023, with vector
 * kernels, as 2.5 ns for a 1-D mixture (8 ns where its nodes move), 1.3 ns for a 2-D one, .8 ns for a network of two hidden
 * layers.
 */
const POINT_AND_PARAMETER = 2e-9;
/** Seconds of a step apart from its points: the optimizer, the schedule, the minibatch's draws. */
const STEP = 1e-6;
/** Workers start, load and prepare the problem in about 0.8 s in Node; two halve what is left. Seconds. */
const WORTH_WORKERS = 2;

/** Roughly how long all steps of a run would take on one core, in seconds: replicas × steps × points × parameters. */
export function estimatedSeconds(problem: Problem): number {
  const { replicas, steps } = problem.spec;
  const { layout } = problem.family === 'density' ? densityModel(problem) : conditionalModel(problem);
  return replicas * steps * (STEP + pointsOf(problem) * layout.size * POINT_AND_PARAMETER);
}

/** Points at which one step evaluates the model: examples, or the nodes of the integral. */
function pointsOf({ spec, train, shares, population, table, axisNodes }: Problem): number {
  const { objective, model, batch } = spec;
  if (objective.over === 'train') return batch === 'full' ? (shares?.averageCount ?? train?.n ?? 0) : batch;
  if (table) return table.length;
  if (!population || model.kind !== 'mixture') return 0;
  const nodesOfP = population.components.length * axisNodes.z.length ** model.dimension;
  const nodesOfQ = model.components * axisNodes.z.length ** model.dimension;
  if (objective.over === 'population') return nodesOfP;
  return objective.nodes === 'both' ? nodesOfP + nodesOfQ : nodesOfQ;
}

/**
 * How many workers a run's replicas are divided over: one a core, at most one a replica, where all its steps would take
 * one core more than two seconds; 0, which is none, where starting workers would cost more than they save.
 */
export function workerCount(problem: Problem, cores: number): number {
  const count = Math.min(cores, problem.spec.replicas);
  return count > 1 && estimatedSeconds(problem) > WORTH_WORKERS ? count : 0;
}
