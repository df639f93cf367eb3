import type { Expression } from '../../formula/expression.ts';
import { parseFormula } from '../../formula/parse.ts';
import { buildExpectation } from '../expectation/build.ts';
import type { Expectation } from '../expectation/expectation.ts';
import type { Problem } from '../problem.ts';
import { type NewtonResult, newton } from './newton.ts';

/** Newton's Hessian costs a gradient a parameter; beyond this a network is left as training left it. */
const MOST_PARAMETERS = 200;
/** Nodes of integrals are doubled for the finish, so that its optimum is the integral's and not the rule's. */
const REFINEMENT = 2;
/** Relative width of Hessian differences where the formula is smooth. */
const HESSIAN_STEP = 1e-5;
/** A kink is rounded off at these fractions of the target's standard deviation, one after the other. */
const SMOOTHINGS = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7];

export interface Polished {
  theta: Float64Array;
  iterations: number;
  lossBefore: number;
  loss: number;
  /** Of the objective, or where it has kinks of the objective rounded off at 1e-7 standard deviations. */
  gradientNorm: number;
}

/** Can this problem be finished by second-order steps? */
export function isPolishable(problem: Problem, parameters: number): boolean {
  return problem.spec.tolerance !== null && parameters <= MOST_PARAMETERS;
}

/**
 * Takes one replica from where training left it to a stationary point, in float64: the basin is training's, the last
 * digits are Newton's.
 */
export function polish(problem: Problem, start: Float64Array, tolerance: number): Polished {
  const { objective } = problem.spec;
  const expectation = buildExpectation(problem, objective, problem.train, REFINEMENT);
  const theta = Float64Array.from(start);
  const lossBefore = expectation.evaluate(theta, null);
  const expression = parseFormula(objective.pays, { parameters: Object.keys(objective.parameters) });
  const result = hasKinks(expression)
    ? followKinks(expectation, theta, tolerance, problem.y.scale[0] ?? 1)
    : newton((x, gradient) => expectation.evaluate(x, gradient), theta, tolerance, HESSIAN_STEP);
  return {
    theta,
    lossBefore,
    loss: expectation.evaluate(theta, null),
    iterations: result.iterations,
    gradientNorm: result.gradientNorm,
  };
}

/**
 * Follows the minimum of the smoothed objective as ε → 0. On a kink the residual is ε·d/√(1 − d²) with d the optimal
 * dual value, so the minimiser is linear in ε at the end, and the last two give the limit by extrapolation.
 */
function followKinks(expectation: Expectation, theta: Float64Array, tolerance: number, unit: number): NewtonResult {
  let previous = Float64Array.from(theta);
  let result: NewtonResult = { iterations: 0, value: Number.NaN, gradientNorm: Number.NaN };
  let iterations = 0;
  for (const fraction of SMOOTHINGS) {
    previous = Float64Array.from(theta);
    const smoothed = (x: Float64Array, gradient: Float64Array) =>
      expectation.evaluate(x, gradient, null, fraction * unit);
    result = newton(smoothed, theta, tolerance, Math.min(HESSIAN_STEP, 0.01 * fraction));
    iterations += result.iterations;
  }
  const ratio = SMOOTHINGS[SMOOTHINGS.length - 2] / SMOOTHINGS[SMOOTHINGS.length - 1];
  const limit = theta.map((value, i) => (ratio * value - previous[i]) / (ratio - 1));
  if (expectation.evaluate(limit, null) <= expectation.evaluate(theta, null)) theta.set(limit);
  return { ...result, iterations };
}

function hasKinks(expression: Expression): boolean {
  switch (expression.kind) {
    case 'unary':
      return expression.operator === 'abs' || hasKinks(expression.argument);
    case 'binary':
      return (
        expression.operator === 'min' ||
        expression.operator === 'max' ||
        hasKinks(expression.left) ||
        hasKinks(expression.right)
      );
    case 'conditional':
      return [expression.test.left, expression.test.right, expression.consequent, expression.alternative].some(
        hasKinks,
      );
    default:
      return false;
  }
}
