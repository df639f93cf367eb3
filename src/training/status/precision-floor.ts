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

/** A scale so small that the path's own numbers cannot say how far a point lies from it. */
export function precisionFloor(
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
