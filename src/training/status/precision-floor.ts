import type { Environment, NaturalParameters } from '../../recording/recording.ts';
import type { Problem } from '../problem.ts';
import { scalesOf } from './scales.ts';
import type { Standing } from './standing.ts';
import { scaleText } from './words.ts';

/** Largest exponent l for which (y − μ)²·e^{2l} stays finite for |y − μ| up to 100 standard deviations. */
const LARGEST_LOG_PRECISION: Record<Environment['precision'], number> = {
  float32: (Math.log(3.4028234663852886e38) - 2 * Math.log(100)) / 2,
  float64: (Math.log(Number.MAX_VALUE) - 2 * Math.log(100)) / 2,
};

/** Half of the gap between 1 and the next number. */
const ROUNDING: Record<Environment['precision'], number> = { float32: 2 ** -24, float64: 2 ** -53 };
/** Nodes a standard deviation apart that fewer roundings than this keep apart are no longer where they should be. */
const LEAST_APART = 64;

/** A scale so small that the path's own numbers cannot say how far a point lies from it. */
export function precisionFloor(
  problem: Problem,
  precision: Environment['precision'],
  step: number,
  parameters: NaturalParameters,
): Standing | null {
  return overflowing(problem, precision, step, parameters) ?? blurred(problem, precision, step, parameters);
}

function overflowing(
  { y }: Problem,
  precision: Environment['precision'],
  step: number,
  parameters: NaturalParameters,
): Standing | null {
  const scales = scalesOf(parameters);
  const limit = Math.exp(-LARGEST_LOG_PRECISION[precision]) * Math.min(...y.scale);
  const index = scales.findIndex((scale) => scale < limit);
  if (index < 0) return null;
  const where = parameters.kind === 'mixture' ? ` of component ${index + 1}` : '';
  return {
    status: 'precision-floor',
    message: `${precision} ran out at step ${step}: (y − μ)²/σ²${where} would overflow, ${scaleText(scales[index])}`,
  };
}

/** Where Q draws: its nodes μ + σz are rounded, and at a scale as small as the rounding of μ they lie anywhere. */
function blurred(
  { spec, y }: Problem,
  precision: Environment['precision'],
  step: number,
  parameters: NaturalParameters,
): Standing | null {
  if (spec.objective.over !== 'model' || parameters.kind !== 'mixture') return null;
  const { means } = parameters;
  const index = scalesOf(parameters).findIndex((scale, k) => {
    const size = Math.max(...means[k].map((mean, axis) => Math.abs(mean - y.centre[axis]) / y.scale[axis]));
    return scale < LEAST_APART * ROUNDING[precision] * size * Math.min(...y.scale);
  });
  if (index < 0) return null;
  return {
    status: 'precision-floor',
    message: `${precision} ran out at step ${step}: numbers near μ cannot tell the draws of component ${index + 1} apart, ${scaleText(scalesOf(parameters)[index])}`,
  };
}
