import { check, claim } from '../../src/experiment/claim.ts';
import type { Plan } from '../../src/experiment/experiment.ts';
import { inNats } from '../../src/experiment/information-in-prose.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { median } from '../../src/statistics/median.ts';
import { furthest, replicaCount, worst } from '../measure.ts';
import { convergence, line, magnifies, optimum, trained } from '../regression/arrival-claims.ts';
import { conditionalMean } from '../regression/conditional-claims.ts';
import { lossAt } from '../regression/facts.ts';
import { fixedScaleClaims } from '../regression/fixed-scale-claims.ts';
import { learnedScale } from '../regression/noise-claims.ts';
import { FINISHED, isFinished } from '../regression/regression-run.ts';
import { fits, residuals } from '../regression/residuals.ts';
import { stillTrue } from '../still-true.ts';
import { trainedLoss } from '../training-alone.ts';
import { type Facts, GAUSSIAN_RUNS } from './facts.ts';
import { fallSlope, path } from './vanishing-scale.ts';

/** Of the slope of a fall: a share of it is ŷ closing in, and not σ(x) shrinking. */
const SLOPE_TOLERANCE = 0.25;
/** Nats: what training alone may leave where σ(x) gains nothing. */
const ABOVE_ONE_SCALE = 0.01;
/** Nats by which a held-out loss has to climb to count. */
const CLIMB = 1;

export function claims(runs: readonly RecordedRun[], plan: Plan): ClaimResult[] {
  const facts = plan.facts as Facts;
  const [l2, learned, ofX, network] = runs;
  const fixed = runs.slice(GAUSSIAN_RUNS.fixed);
  const least = facts.perfect ? null : (facts.best?.meanSquare ?? null);
  return [
    ...convergence(l2),
    ...trained(l2, facts),
    ...line(l2, facts),
    ...optimum(l2, facts),
    ...conditionalMean(l2),
    ...fixed.flatMap((run, k) => [...convergence(run, `fixed-${k + 1}`), ...trained(run, facts, `fixed-${k + 1}`)]),
    ...fixed.slice(-1).flatMap((run) => line(run, facts, 'fixed')),
    ...fixedScaleClaims(fixed, l2, least),
    ...(facts.perfect ? [] : learnedClaims(learned, fixed, facts)),
    ...(facts.perfect || facts.tooFew ? [] : scaleOfXClaims(ofX, learned, facts)),
    ...stillTrue(vanishing(network, facts), facts.few),
  ];
}

function learnedClaims(learned: RecordedRun, fixed: readonly RecordedRun[], facts: Facts): ClaimResult[] {
  return [
    ...convergence(learned, 'learned'),
    ...trained(learned, facts, 'learned'),
    ...optimum(learned, facts, 'learned'),
    ...learnedScale(learned, residuals(learned), 'learned'),
    ...noneHeldIsBetter(learned, fixed),
  ];
}

function scaleOfXClaims(ofX: RecordedRun, learned: RecordedRun, facts: Facts): ClaimResult[] {
  return [...convergence(ofX, 'of-x'), ...scaleOfXTrained(ofX, facts), ...scaleOfX(ofX, learned)];
}

/** Of all σ the learned one pays least: holding another costs. */
function noneHeldIsBetter(learned: RecordedRun, fixed: readonly RecordedRun[]): ClaimResult[] {
  if (!fixed.length || !isFinished(learned)) return [];
  const best = Math.min(...fixed.flatMap(({ replicas }) => replicas.map(({ loss }) => loss)));
  return [
    claim({
      id: 'learned-best',
      statement: 'No σ that was held pays less than the learned one',
      expected: best,
      measured: worst(learned.replicas, ({ loss }) => loss),
      tolerance: FINISHED * Math.max(1, Math.abs(best)),
      relation: '≤',
      unit: 'nats',
    }),
  ];
}

/** Where σ(x) gets very small the loss is stiff, and training alone need not come near the finish: but below one σ for all. */
function scaleOfXTrained(run: RecordedRun, facts: Facts): ClaimResult[] {
  if (magnifies(run, facts)) return [];
  const { best } = facts;
  const one = best && lossAt('gaussian-nll', best, null);
  if (one === null || !Number.isFinite(one) || run.spec.batch !== 'full') return [];
  return [
    check({
      id: 'of-x-training-alone',
      statement: `${run.label}: training alone, before any finish, pays at most what one σ pays, but for ${inNats(ABOVE_ONE_SCALE)} (worst of ${replicaCount(run.replicas.length)})`,
      expected: one,
      measured: worst(run.replicas, trainedLoss),
      tolerance: ABOVE_ONE_SCALE,
      relation: '≤',
      unit: 'nats',
    }),
  ];
}

/** A scale that depends on x: at the optimum residuals have unit size in it, and it pays no more than one scale for all. */
function scaleOfX(run: RecordedRun, learned: RecordedRun): ClaimResult[] {
  if (!isFinished(run) || run.replicas.some(({ status }) => status !== 'converged')) return [];
  const sizes = fits(run).map(({ r, logScale }) =>
    r.reduce((sum, value, i) => sum + (value / Math.exp(logScale[i])) ** 2 / r.length, 0),
  );
  const ceiling = Math.min(...learned.replicas.map(({ loss }) => loss));
  return [
    claim({
      id: 'of-x-scale',
      statement: 'With ln σ(x) linear in x, the mean r²/σ(x)² is 1',
      expected: 1,
      measured: furthest(sizes, 1),
      tolerance: FINISHED,
      relation: '=',
      unit: '1',
    }),
    claim({
      id: 'of-x-gain',
      statement: 'A σ(x) pays no more than one σ for all x: its worst replica against the best of those',
      expected: ceiling,
      measured: worst(run.replicas, ({ loss }) => loss),
      tolerance: FINISHED * Math.max(1, Math.abs(ceiling)),
      relation: '≤',
      unit: 'nats',
    }),
  ];
}

/** A network that can pass through all of its points, with a noise scale that may vanish on each. */
function vanishing(run: RecordedRun, { few }: Facts): ClaimResult[] {
  if (!few.fits) return [];
  const paths = run.replicas.map((_, replica) => path(run, replica));
  const slopes = paths.flatMap((moments) => fallSlope(moments) ?? []);
  const n = few.examples;
  const ends = run.replicas.map(({ loss }) => loss);
  const claims: ClaimResult[] = [];
  if (few.line !== null) {
    claims.push(
      claim({
        id: 'vanishing-below',
        statement: `On ${n} points a network with σ(x) ends below what any line with one σ can pay there (median of ${replicaCount(ends.length)})`,
        expected: few.line,
        measured: median(ends),
        tolerance: 0,
        relation: '≤',
        unit: 'nats',
      }),
    );
  }
  claims.push(
    claim({
      id: 'vanishing-slope',
      statement: `Once ŷ lies within σ(x) of the points, the loss falls by 1/n for each unit by which log σ falls at one of them, n = ${n}: the slope of a mixture’s captured point, and no floor (median of ${slopes.length} of ${replicaCount(ends.length)})`,
      expected: 1 / n,
      measured: median(slopes) / n,
      tolerance: SLOPE_TOLERANCE / n,
      relation: '=',
      unit: 'per unit of log σ',
    }),
  );
  const heldOut = run.series.find(({ name }) => name === 'heldOut')?.values;
  if (heldOut && few.isLesson) {
    const climbs = ends.map((_, replica) => {
      const values = heldOut.map((row) => row[replica]);
      return values[values.length - 1] - Math.min(...values);
    });
    claims.push(
      claim({
        id: 'vanishing-held-out',
        statement: `On the ${run.spec.data!.heldOut.length} rows that it did not see, its loss climbs from its lowest to its end by more than ${inNats(CLIMB)} (median of ${replicaCount(ends.length)})`,
        expected: CLIMB,
        measured: median(climbs),
        tolerance: 0,
        relation: '≥',
        unit: 'nats',
      }),
    );
  }
  return claims;
}
