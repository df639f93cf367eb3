import type { Float64Program } from '../../formula/float64.ts';
import type { Objective } from '../objective.ts';
import { type Point, partialsAt, valuesAt } from './probe.ts';

/** Relative: what is the same up to this is the same but for rounding. */
const ROUNDING = 1e-10;

/**
 * Why training with a formula would move nothing; null where it would.
 *
 * Drawn by the model the gradient of E_Q[f] is E_Q[(f + ∂f/∂ log q) ∇log q], and E_Q[∇log q] = 0: where the bracket is a
 * constant, as of f = p/q with E_Q[f] = 1, the expectation is the same for every Q.
 */
export function stillness(program: Float64Program, over: Objective['over'], points: readonly Point[]): string | null {
  const values = valuesAt(program, points);
  const partials = partialsAt(program, points);
  const moved = program.variables.filter((name) => over === 'model' || name !== 'logp');
  const isStill = points.every((_, at) =>
    moved.every((name) => partials[name][at] === 0 || !Number.isFinite(values[at])),
  );
  if (isStill) return 'It is 0 wherever it was looked at: there training moves nothing.';
  if (over !== 'model' || !program.variables.includes('logq')) return null;
  const brackets = points.map((_, at) => values[at] + partials.logq[at]);
  const known = brackets.map((bracket, at) => [bracket, Math.abs(values[at]) + Math.abs(partials.logq[at])] as const);
  const [first, size] = known[0];
  const isConstant = known.every(([bracket, each]) => Math.abs(bracket - first) <= ROUNDING * Math.max(each, size));
  // Where what stands before 1/q does not vanish with p, its integral has no end: E_Q[1/q] is the volume of the space.
  const numerators = points.map(
    (point, at) => (values[at] - first) * Math.exp(point[program.variables.indexOf('logq')]),
  );
  const logp = program.variables.indexOf('logp');
  const outside = Math.min(...points.map((point) => point[logp]));
  const far = numerators.filter((_, at) => points[at][logp] === outside);
  const vanishes = logp >= 0 && largest(far) < 1e-3 * largest(numerators);
  return isConstant && vanishes
    ? 'Drawn by the model, its expectation is the same for every Q: training moves nothing.'
    : null;
}

function largest(values: readonly number[]): number {
  return Math.max(...values.map(Math.abs));
}
