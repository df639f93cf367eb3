import type { Environment, NaturalParameters } from '../../recording/recording.ts';
import type { Problem } from '../problem.ts';
import { precisionFloor } from './precision-floor.ts';
import { beyondNumbers } from './scales.ts';
import type { Judgement, Standing } from './standing.ts';
import { unbounded } from './unbounded.ts';
import { unresolved } from './unresolved.ts';

/** Parameters are of order 1 in standardised coordinates: beyond this a run has diverged, on the way to ∞. */
const LARGEST_PARAMETER = 1e30;

/**
 * Judges one replica from the numbers it left behind, read back as bits: a GPU's own arithmetic may turn a NaN into a
 * plausible number, its bits do not. A gradient norm of the full batch within the tolerance is `converged`.
 */
export function judge(
  problem: Problem,
  precision: Environment['precision'],
  seen: { step: number; theta: Float64Array; loss: number; gradientNorm: number },
  natural: () => NaturalParameters,
): Judgement {
  const { captured = [], scale = null, ...standing } = judged(problem, precision, seen, natural);
  return { ...standing, captured, scale };
}

function judged(...[problem, precision, seen, natural]: Parameters<typeof judge>): Standing & Partial<Judgement> {
  const { spec } = problem;
  const bad = seen.theta.findIndex((value) => !(Math.abs(value) <= LARGEST_PARAMETER));
  if (bad >= 0 || Number.isNaN(seen.loss) || Number.isNaN(seen.gradientNorm)) {
    const what =
      bad >= 0
        ? `parameter ${bad} is ${seen.theta[bad]}`
        : `the ${Number.isNaN(seen.loss) ? 'loss' : 'gradient'} is NaN`;
    return { status: 'not-a-number', message: notANumber(seen.step, what) };
  }
  // From an infinite gradient no rate leads anywhere: told here, and not of the first step.
  if (seen.step === 0 && !Number.isFinite(seen.loss) && !Number.isFinite(seen.gradientNorm)) {
    return { status: 'not-a-number', message: notANumber(0, 'the loss and its gradient are infinite') };
  }
  const parameters = natural();
  const beyond = beyondNumbers(parameters);
  if (beyond !== null) {
    return {
      status: 'not-a-number',
      message: notANumber(seen.step, `the scale of component ${beyond + 1} is ∞`),
    };
  }
  return (
    precisionFloor(problem, precision, seen.step, parameters) ??
    unresolved(problem, parameters) ??
    unbounded(problem, seen.theta, parameters) ??
    (spec.tolerance !== null && spec.batch === 'full' && seen.gradientNorm <= spec.tolerance
      ? { status: 'converged', message: `converged: gradient norm ${seen.gradientNorm.toExponential(1)}` }
      : { status: 'running', message: 'running' })
  );
}

/** Before the first step no learning rate has acted: there the objective has no value, or none that the path can hold. */
function notANumber(step: number, what: string): string {
  const remedy = step === 0 ? 'change the start or what is paid' : 'try a lower learning rate';
  return `not a number at step ${step}: ${what}; ${remedy}`;
}
