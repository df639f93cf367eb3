import { claim } from '../../src/experiment/claim.ts';
import type { Plan } from '../../src/experiment/experiment.ts';
import type { Findings } from '../../src/experiment/findings.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { short } from '../measure.ts';
import { convergence, line, optimum, trained } from '../regression/arrival-claims.ts';
import { levelMedians } from '../regression/conditional-claims.ts';
import { fixedScaleClaims } from '../regression/fixed-scale-claims.ts';
import { meanOf } from '../regression/moments.ts';
import { learnedScale } from '../regression/noise-claims.ts';
import { quantileShare } from '../regression/quantile-claim.ts';
import { FINISHED, fixedScaleOf, isFinished } from '../regression/regression-run.ts';
import { predictor, residuals } from '../regression/residuals.ts';
import type { Facts } from './facts.ts';
import { breakdownClaims, influenceClaims } from './robustness-claims.ts';

export function claims(runs: readonly RecordedRun[], plan: Plan, findings: Findings): ClaimResult[] {
  const facts = plan.facts as Facts;
  const [l2, l1, learned] = runs;
  const quantiles = runs.filter(({ spec }) => spec.objective.id === 'pinball');
  const fixed = runs.filter((run) => fixedScaleOf(run) !== null);
  return [
    ...convergence(l2),
    ...trained(l2, facts),
    ...line(l2, facts),
    ...convergence(l1),
    ...trained(l1, facts),
    ...line(l1, facts),
    ...optimum(l1, facts),
    ...(isFinished(l1) ? quantileShare(l1, residuals(l1), facts) : []),
    ...levelMedians(l1),
    ...convergence(learned, 'learned'),
    ...trained(learned, facts, 'learned'),
    ...optimum(learned, facts, 'learned'),
    ...learnedScale(learned, residuals(learned), 'learned'),
    ...fixed.flatMap((run, k) => [...convergence(run, `fixed-${k + 1}`), ...trained(run, facts, `fixed-${k + 1}`)]),
    ...fixedScaleClaims(fixed, l1, facts.best?.meanAbsolute ?? null),
    ...quantiles.flatMap((run) => quantileRun(run, facts)),
    ...(isFinished(l1) ? quantilesInOrder([...quantiles, l1], facts) : []),
    ...influenceClaims(l2, l1, facts, findings),
    ...breakdownClaims(facts, findings),
  ];
}

function quantileRun(run: RecordedRun, facts: Facts): ClaimResult[] {
  const { tau } = run.spec.objective.parameters;
  const key = `pinball-${tau}`;
  const { meanPinball } = facts.quantiles.find((quantile) => quantile.tau === tau)!;
  const own: Facts = { ...facts, best: facts.best && { ...facts.best, meanPinball } };
  return [
    ...convergence(run, key),
    ...trained(run, own, key),
    ...(isFinished(run) ? quantileShare(run, residuals(run), own, key) : []),
    ...optimum(run, own, key),
  ];
}

/** At the mean of the features, the lines of higher quantiles are no lower: Koenker, Quantile Regression (2005), theorem 2.5. */
function quantilesInOrder(runs: readonly RecordedRun[], { deviation }: Facts): ClaimResult[] {
  if (runs.length < 2) return [];
  const tauOf = (run: RecordedRun) => run.spec.objective.parameters.tau ?? 0.5;
  const ordered = runs.slice().sort((a, b) => tauOf(a) - tauOf(b));
  // ŷ is linear in the features: at their mean it is the mean of the fitted values.
  const heights = ordered.map((run) => {
    const { train, inputs } = run.spec.data!;
    const predict = predictor(run);
    const rows = train.map((row) => row.slice(0, inputs));
    return run.replicas.map(({ theta }) => meanOf(Array.from(predict(theta, rows).mean)));
  });
  const steps = heights.slice(1).map((above, k) => Math.min(...above) - Math.max(...heights[k]));
  return [
    claim({
      id: 'quantiles-in-order',
      statement: `At the mean of x the lines of τ = ${ordered.map((run) => short(tauOf(run))).join(', ')} lie in this order (smallest step up)`,
      expected: 0,
      measured: Math.min(...steps) / deviation,
      tolerance: FINISHED,
      relation: '≥',
      unit: 'sd(y)',
    }),
  ];
}
