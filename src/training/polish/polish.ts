import type { Expression } from '../../formula/expression.ts';
import { parseFormula } from '../../formula/parse.ts';
import type { Expectation } from '../expectation/expectation.ts';
import { trainingObjective } from '../expectation/training-objective.ts';
import type { Problem } from '../problem.ts';
import { type NewtonResult, newton, type ValueAndGradient } from './newton.ts';

/** Newton's Hessian costs a gradient a parameter. */
const MOST_PARAMETERS = 200;
/** Nodes of integrals are multiplied for the finish, so that its optimum is the integral's and not the rule's. */
const REFINEMENT = { 1: 4, 2: 2 };

/** By how much nodes are multiplied for the finish and for reported losses. */
export function finishRefinement({ population }: Problem): number {
  return REFINEMENT[population?.dimension === 2 ? 2 : 1];
}

/** Relative width of Hessian differences where the formula is smooth. */
const HESSIAN_STEP = 1e-5;
/** The finish is good enough where it met the tolerance with kinks rounded off at this fraction. */
const SHARPEST_NEEDED = 1e-5;
/** … and this share of the smoothing where it has kinks: a feature of 100 standard deviations must not jump over one. */
const KINK_STEP = 1e-4;
/** A kink is rounded off at these fractions of the target's standard deviation, one after the other. */
const SMOOTHINGS = Array.from({ length: 13 }, (_, index) => 10 ** (-1 - index / 2));

export interface Polished {
  theta: Float64Array;
  iterations: number;
  lossBefore: number;
  loss: number;
  /** Of the objective; where it has kinks, of the objective with its kinks rounded off as sharply as the tolerance allows. */
  gradientNorm: number;
  smoothed: boolean;
}

/**
 * Can this problem be finished by second-order steps? Networks with hidden layers are left as training left them: they
 * have no optimum that a claim could be about, and their kinks would take minutes.
 */
export function isPolishable({ spec }: Problem, parameters: number): boolean {
  const hidden = spec.model.kind === 'regression' && spec.model.body.kind === 'mlp';
  return spec.tolerance !== null && !hidden && parameters <= MOST_PARAMETERS;
}

/**
 * Takes one replica from where training left it to a stationary point, in float64: the basin is training's, the last
 * digits are Newton's.
 */
export function* polish(problem: Problem, start: Float64Array, tolerance: number): Generator<void, Polished> {
  const { objective } = problem.spec;
  const expectation = trainingObjective(problem, problem.train, finishRefinement(problem));
  const theta = Float64Array.from(start);
  const lossBefore = expectation.evaluate(theta, null);
  const expression = parseFormula(objective.pays, { parameters: Object.keys(objective.parameters) });
  const smoothed = hasKinks(expression);
  const result = smoothed
    ? yield* followKinks(problem, expectation, theta, tolerance)
    : yield* newton(inUnits(problem, expectation, 0), theta, tolerance, HESSIAN_STEP);
  return {
    theta,
    lossBefore,
    loss: expectation.evaluate(theta, null),
    iterations: result.iterations,
    gradientNorm: result.gradientNorm,
    smoothed,
  };
}

/**
 * Follows the minimum of the smoothed objective as ε → 0. On a kink the residual is ε·d/√(1 − d²) with d the optimal
 * dual value, so the minimiser is linear in ε at the end, and the last two give the limit by extrapolation.
 */
function* followKinks(
  problem: Problem,
  expectation: Expectation,
  theta: Float64Array,
  tolerance: number,
): Generator<void, NewtonResult> {
  const unit = problem.y.scale[0] ?? 1;
  let result: NewtonResult = { iterations: 0, value: Number.NaN, gradientNorm: Number.NaN };
  let iterations = 0;
  const reached: { fraction: number; theta: Float64Array }[] = [];
  for (const fraction of SMOOTHINGS) {
    const trial = Float64Array.from(theta);
    const smoothed = inUnits(problem, expectation, fraction * unit);
    const stage = yield* newton(smoothed, trial, tolerance, Math.min(HESSIAN_STEP, KINK_STEP * fraction));
    iterations += stage.iterations;
    // Near the end the slope turns so sharply that rounding of θ alone exceeds the tolerance: the last stage that met it counts.
    const met = stage.gradientNorm <= tolerance;
    if (!met && reached.length && fraction < SHARPEST_NEEDED) break;
    theta.set(trial);
    result = stage;
    if (met) reached.push({ fraction, theta: trial });
  }
  const [before, last] = reached.slice(-2);
  if (last) {
    const ratio = before.fraction / last.fraction;
    const limit = theta.map((_, i) => (ratio * last.theta[i] - before.theta[i]) / (ratio - 1));
    if (expectation.evaluate(limit, null) <= expectation.evaluate(theta, null)) theta.set(limit);
  }
  return { ...result, iterations };
}

/** Loss and gradient in standardised units, kinks rounded off at ε. */
function inUnits({ lossUnit }: Problem, expectation: Expectation, smoothing: number): ValueAndGradient {
  return (x, gradient) => {
    const loss = expectation.evaluate(x, gradient, null, smoothing);
    for (let i = 0; i < gradient.length; i++) gradient[i] /= lossUnit;
    return loss / lossUnit;
  };
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
