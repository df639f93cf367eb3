import { claim } from '../../src/experiment/claim.ts';
import type { ClaimResult } from '../../src/recording/recording.ts';
import { NORMAL_999 } from '../../src/statistics/intervals.ts';
import { fitPowerLaw } from '../../src/statistics/power-law.ts';

/** Draws from which on a sample mean is taken to be Gaussian, as the interval takes it to be. */
const MANY = 16;

/** The errors of sample means of n draws fall as 1/√n: the exponent fitted over the sizes, of so many replicas each. */
export function rateClaim(
  errors: readonly { n: number; rms: number }[],
  replicas: number,
  statement: string,
): ClaimResult {
  const points = errors.filter(({ n }) => n >= MANY).map(({ n, rms }) => ({ x: n, y: rms, samples: replicas }));
  const fit = fitPowerLaw(points);
  return claim({
    id: 'rate',
    statement,
    expected: -0.5,
    measured: fit.exponent,
    tolerance: NORMAL_999 * fit.standardError,
    relation: '=',
    unit: '1',
  });
}
