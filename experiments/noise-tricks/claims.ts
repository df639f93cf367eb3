import { claim } from '../../src/experiment/claim.ts';
import type { Plan } from '../../src/experiment/experiment.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { short, worst } from '../measure.ts';
import { arrivalClaims } from '../regression/arrival-claims.ts';
import type { Facts } from '../regression/facts.ts';
import { networkClaims } from '../regression/network-claims.ts';
import { gradientFactorClaim, isNoiseModel, learnedScale } from '../regression/noise-claims.ts';
import { quantileShare } from '../regression/quantile-claim.ts';
import { modelOf, noiseOf } from '../regression/regression-run.ts';
import { residuals } from '../regression/residuals.ts';
import { stillTrue } from '../still-true.ts';

export function claims(runs: readonly RecordedRun[], plan: Plan): ClaimResult[] {
  const facts = plan.facts as Facts;
  const claimed = runs.flatMap((run) => claimsOfRun(run, facts));
  return [...claimed, ...robustness(runs, facts)];
}

function claimsOfRun(run: RecordedRun, facts: Facts): ClaimResult[] {
  // Its loss heads to −∞: there is no end that theory could name.
  if (facts.perfect && noiseOf(run) === 'learned') return [];
  const r = residuals(run);
  return [
    ...arrivalClaims(run, facts),
    ...networkClaims(run, facts),
    ...(isNoiseModel(run) ? [...learnedScale(run, r), ...gradientFactorClaim(run, r)] : []),
    ...(run.spec.objective.id === 'pinball' && run.spec.batch === 'full' ? quantileShare(run, r, facts) : []),
  ];
}

/** Where the true line is known and outliers lie off it, L1's slope is nearer to it than L2's. */
function robustness(runs: readonly RecordedRun[], { truth }: Facts): ClaimResult[] {
  if (!truth) return [];
  const miss = (id: string) => {
    const run = runs.find(({ spec }) => spec.objective.id === id && modelOf({ spec }).body.kind === 'linear');
    return (
      run &&
      worst(run.replicas, ({ parameters }) => {
        return parameters.kind === 'linear'
          ? Math.abs((parameters.coefficients as number[])[0] - truth.slope)
          : Number.NaN;
      })
    );
  };
  const [l2, l1] = [miss('l2'), miss('l1')];
  if (l2 === undefined || l1 === undefined) return [];
  const withstands = claim({
    id: 'l1-withstands-outliers',
    statement: `L1's slope misses the true slope ${short(truth.slope)} by less than L2's does`,
    expected: l2,
    measured: l1,
    tolerance: 0,
    relation: '≤',
    unit: 'y/x',
  });
  return stillTrue([withstands], truth);
}
