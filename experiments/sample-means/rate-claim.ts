import { claim } from '../../src/experiment/claim.ts';
import type { ClaimResult } from '../../src/recording/recording.ts';
import { NORMAL_999 } from '../../src/statistics/intervals.ts';
import { fitPowerLaw } from '../../src/statistics/power-law.ts';
import { gaussianFrom, type Spread } from './central-limit.ts';

/** Fewer sizes than this show no rate. */
const LEAST_SIZES = 3;

/**
 * The errors of sample means of n draws fall as 1/√n: the exponent fitted over the sizes, of so many replicas each. None
 * where too few sizes are large enough for the interval to mean what it says.
 */
export function rateClaim(
  errors: readonly { n: number; rms: number }[],
  { replicas, spread, statement }: { replicas: number; spread: Spread; statement: string },
): ClaimResult[] {
  const points = errors
    .filter(({ n }) => n >= gaussianFrom(spread))
    .map(({ n, rms }) => ({ x: n, y: rms, samples: replicas }));
  if (points.length < LEAST_SIZES) return [];
  const fit = fitPowerLaw(points);
  return [
    claim({
      id: 'rate',
      statement,
      expected: -0.5,
      measured: fit.exponent,
      tolerance: NORMAL_999 * fit.standardError,
      relation: '=',
      unit: '1',
    }),
  ];
}
