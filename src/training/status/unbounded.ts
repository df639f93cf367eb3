import { findCaptures } from '../../models/mixture/capture.ts';
import { principalScales } from '../../models/mixture/natural.ts';
import type { NaturalParameters } from '../../recording/recording.ts';
import type { Problem } from '../problem.ts';
import { hasRemedy } from './remedy.ts';
import type { Judgement, Standing } from './standing.ts';
import { vanished, vanishing } from './vanishing-noise.ts';
import { enumerated, pointText } from './words.ts';

/** A component this thin, in standard deviations, has flattened. */
const FLAT = 1e-4;

/** A loss that is on its way to −∞, and by what. */
export function unbounded(
  problem: Problem,
  theta: Float64Array,
  parameters: NaturalParameters,
): (Standing & Partial<Judgement>) | null {
  const { spec } = problem;
  if (spec.objective.over !== 'train' || !spec.data) return null;
  if (parameters.kind === 'mixture' && spec.model.kind === 'mixture' && !hasRemedy(spec)) {
    const captures = findCaptures(parameters, spec.data.train);
    if (!captures.length) return flattened(problem, parameters.covariances);
    const captured = [...new Set(captures.map(({ point }) => pointText(point)))];
    const scale = Math.min(...captures.map((capture) => capture.scale));
    return { status: 'unbounded', message: `heading to −∞ · on ${enumerated(captured)}`, captured, scale };
  }
  if (spec.model.kind === 'regression' && spec.model.noise.kind === 'learned') {
    return vanished(problem, parameters);
  }
  if (spec.model.kind === 'regression' && spec.model.noise.kind === 'function') return vanishing(problem, theta);
  return null;
}

/** In two dimensions a component may also collapse onto a line: through two points, or through all of dependent data. */
function flattened({ y }: Problem, covariances: readonly (readonly (readonly number[])[])[]): Standing | null {
  const component = covariances.findIndex((covariance) => {
    const standardised = covariance.map((row, i) => row.map((value, j) => value / (y.scale[i] * y.scale[j])));
    return standardised.length === 2 && principalScales(standardised)[0] < FLAT;
  });
  if (component < 0) return null;
  return { status: 'unbounded', message: `heading to −∞ · component ${component + 1} flattens onto a line` };
}
