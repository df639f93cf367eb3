import { claim } from '../../src/experiment/claim.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { furthest } from '../measure.ts';
import type { Facts } from './facts.ts';

/** Residuals below this share of the largest count as 0: the line passes through the point. */
const TOUCHES = 1e-7;

/** A quantile line (L1: the median’s) leaves a share τ of the points below it, but for those that it touches. */
export function quantileShare(
  run: RecordedRun,
  r: Float64Array[],
  { examples, parameters, perfect }: Pick<Facts, 'examples' | 'parameters' | 'perfect'>,
  key: string = run.spec.objective.id,
): ClaimResult[] {
  // It touches them all: what is left above and below is rounding.
  if (perfect) return [];
  const { tau = 0.5 } = run.spec.objective.parameters;
  const sides = r.map((values) => {
    const touch = TOUCHES * values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const count = (of: (value: number) => boolean) => values.filter(of).length / examples;
    return { below: count((value) => value < -touch), on: count((value) => Math.abs(value) <= touch) };
  });
  const below = sides.map((side) => side.below);
  return [
    claim({
      id: `${key}-share`,
      statement: `${run.label}: the share of points below the line is ${tau}, but for the points that it touches`,
      expected: tau,
      measured: furthest(below, tau),
      // A line touches as many points as it has coefficients; more where more lie on it.
      tolerance: Math.max((parameters ?? 1) / examples, ...sides.map(({ on }) => on)),
      relation: '=',
      unit: '1',
    }),
  ];
}
