import { check, claim } from '../../src/experiment/claim.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { median } from '../../src/statistics/median.ts';
import { determinant, replicaCount, short, worst } from '../measure.ts';
import { mixtureMoments } from '../mixture-moments.ts';
import { stillTrue } from '../still-true.ts';
import { capturedInTraining, type Descent, descent, isStraight, type Seat, seats } from './collapse.ts';
import { type CollapseFacts, leastWords, logScaleRate } from './theory.ts';

/** Of slopes and rates, relative: the rest of the mixture has settled, but not come to rest. */
const SLOPE_TOLERANCE = 0.05;
/** Of the held-out slope, as a share of the training slope. */
const HELD_OUT_TOLERANCE = 0.05;
/** Of a proved bound and of the floor: float32's rounding. */
const ROUNDING = 1e-5;
/** Of a stationary mixture's moments, relative. */
const MOMENT_TOLERANCE = 1e-6;

export function collapseClaims([unbounded, floored]: readonly RecordedRun[], facts: CollapseFacts): ClaimResult[] {
  const seated = unbounded.replicas.map((_, replica) => seats(unbounded, replica));
  const collapsed = seated.flatMap((found, replica) => (found.length ? [{ replica, seats: found }] : []));
  // Where k-means++ puts a component on every point, as with as many of one as of the other, there is nothing left to fall.
  // Narrow components among a reader's own points need not fall either: that takes points far apart for the start's scale.
  const fell = collapsed.some((one) => one.seats.some(capturedInTraining));
  return [
    ...(facts.sparse || fell ? stillTrue(collapse(unbounded, collapsed), facts) : []),
    ...(facts.dives ? stillTrue(dive(unbounded, facts), facts) : []),
    ...alone(unbounded, facts),
    ...falls(unbounded, collapsed, facts),
    ...(collapsed.length < seated.length ? stationary(unbounded, seated, facts) : []),
    ...(floored ? bounded(unbounded, floored, collapsed.length > 0, facts) : []),
    ended([unbounded, ...(floored ? [floored] : [])]),
  ];
}

/** Applies to any data and settings: what else there is to claim depends on where the replicas ended. */
export function ended(runs: readonly RecordedRun[]): ClaimResult {
  const replicas = runs.flatMap((run) => run.replicas);
  return check({
    id: 'ended',
    statement: `Every one of the ${replicaCount(replicas.length)} ends with a number for its loss`,
    expected: replicas.length,
    measured: replicas.filter(({ status, loss }) => status !== 'not-a-number' && Number.isFinite(loss)).length,
    tolerance: 0,
    relation: '=',
    unit: '1',
  });
}

interface Collapsed {
  replica: number;
  seats: Seat[];
}

function collapse(run: RecordedRun, collapsed: readonly Collapsed[]): ClaimResult[] {
  const lowest = collapsed.reduce<Collapsed | null>(
    (best, one) => (best && run.replicas[best.replica].loss <= run.replicas[one.replica].loss ? best : one),
    null,
  );
  const where = lowest?.seats.map(({ component, point }) => `component ${component + 1} on ${pointText(point)}`);
  const detail = where ? `; the lowest with ${where.join(', ')}` : '';
  const fallen = collapsed.filter((one) => one.seats.some(capturedInTraining));
  const others = collapsed.length - fallen.length;
  // The card counts these as unbounded, too.
  const besides = others > 0 ? `, besides ${others} that sat on one from the start` : '';
  return [
    claim({
      id: 'collapse',
      statement: `Without a floor, components fall on single training points that none sat on at the start, and their replicas head to −∞${besides}${detail}`,
      expected: 1,
      measured: fallen.length,
      tolerance: 0,
      relation: '≥',
      unit: `of ${replicaCount(run.replicas.length)}`,
    }),
  ];
}

/** Below zero, and below what any mixture above the floor can reach. */
function dive({ replicas }: RecordedRun, { floor }: CollapseFacts): ClaimResult[] {
  const bound = Math.min(0, floor?.loss ?? 0);
  return [
    claim({
      id: 'dive',
      statement: `The lowest training loss dives below zero${floor ? ', and below what any mixture above the floor can reach' : ''}`,
      expected: bound,
      measured: Math.min(...replicas.map(({ loss }) => loss)),
      tolerance: 0,
      relation: '≤',
      unit: 'nats',
    }),
  ];
}

/** One Gaussian on points that are not all on a line does not dive: whom it leaves, it pays for. */
function alone(run: RecordedRun, { least, dimension }: CollapseFacts): ClaimResult[] {
  if (least === null) return [];
  const recorded = run.series.find(({ name }) => name === 'loss')!.values;
  return [
    claim({
      id: 'one-gaussian',
      statement: `One Gaussian has a lower bound, ${leastWords(dimension)}, which is its loss at the points’ own ${dimension === 1 ? 'mean and variance s²' : 'mean and covariance S'}: no replica is below it at any recorded step (the lowest)`,
      expected: least,
      measured: Math.min(...recorded.flat()),
      tolerance: ROUNDING * Math.max(1, Math.abs(least)),
      relation: '≥',
      unit: 'nats',
    }),
  ];
}

/** d(loss)/d(ln σ) = 1/n for each captured point and each dimension, and how fast an optimizer goes down it. */
function falls(run: RecordedRun, collapsed: readonly Collapsed[], facts: CollapseFacts): ClaimResult[] {
  const { examples, dimension } = facts;
  const straight = collapsed.flatMap(({ replica, seats: found }) => {
    const falling = descent(run, replica, found);
    return falling && isStraight(falling) ? [{ ...falling, seats: found }] : [];
  });
  if (!straight.length) return [];
  const axes = dimension === 1 ? '' : ' along each axis';
  const among =
    straight.length === 1
      ? 'the one replica whose other components have settled'
      : `median of the ${replicaCount(straight.length)} whose other components have settled`;
  return [
    claim({
      id: 'slope',
      statement: `The recorded training loss falls by 1/n for each unit by which the recorded log σ of a captured point falls${axes}: n = ${examples} (fitted; ${among})`,
      expected: 1 / examples,
      measured: median(straight.map(({ slope }) => slope)),
      tolerance: SLOPE_TOLERANCE / examples,
      relation: '=',
      unit: 'per unit of log σ',
    }),
    ...heldOutSlope(run, straight, among, examples),
    ...stepRate(run, straight, among, examples),
  ];
}

/** A held-out point that does not lie on a captured one gains nothing from the collapse. */
function heldOutSlope(
  run: RecordedRun,
  straight: readonly (Descent & { seats: Seat[] })[],
  among: string,
  examples: number,
): ClaimResult[] {
  const heldOut = run.spec.data?.heldOut ?? [];
  const seen = new Set(heldOut.map((row) => row.join()));
  const slopes = straight.flatMap(({ heldOutSlope: slope, seats: found }) =>
    slope === null || found.some(({ point }) => seen.has(point.join())) ? [] : slope,
  );
  if (!slopes.length) return [];
  return [
    claim({
      id: 'held-out-slope',
      statement: `The held-out loss gains nothing by it: it is memory, not learning (its slope; ${among})`,
      expected: 0,
      measured: median(slopes),
      tolerance: HELD_OUT_TOLERANCE / examples,
      relation: '=',
      unit: 'per unit of log σ',
    }),
  ];
}

/** What the optimizer makes of a gradient that is constant in ln σ. */
function stepRate(
  { spec: { optimizer, schedule }, interventions }: RecordedRun,
  straight: readonly (Descent & { seats: Seat[] })[],
  among: string,
  examples: number,
): ClaimResult[] {
  if (schedule !== 'constant' || interventions.length) return [];
  const single = straight.filter(({ seats: found }) => found.every(({ ties }) => ties === 1));
  const expected = logScaleRate(optimizer, 1 / examples);
  if (expected === null || !single.length) return [];
  const why = optimizer.kind === 'sgd' ? 'the learning rate over n' : 'about the learning rate';
  return [
    claim({
      id: 'step-rate',
      statement: `Each step of ${OPTIMIZER_NAMES[optimizer.kind]} takes ${why} off the ln σ of a captured point (${among})`,
      expected,
      measured: median(single.map(({ logScalePerStep }) => logScalePerStep)),
      tolerance: SLOPE_TOLERANCE * Math.abs(expected),
      relation: '=',
      unit: 'per step',
    }),
  ];
}

export const OPTIMIZER_NAMES = { sgd: 'SGD', momentum: 'momentum', rmsprop: 'RMSProp', adam: 'Adam' } as const;

/** A finished replica that did not collapse is at a stationary point, where Q has the data's mean and covariance. */
function stationary(run: RecordedRun, seated: readonly Seat[][], { mean, covariance }: CollapseFacts): ClaimResult[] {
  const { tolerance } = run.spec;
  const settled = run.replicas.filter(
    ({ polish, status }, replica) => !seated[replica].length && (polish || status === 'converged'),
  );
  if (tolerance === null || !settled.length) return [];
  const distance = worst(settled, ({ parameters }) => {
    const found = mixtureMoments(parameters);
    const means = mean.map((value, j) => Math.abs(found.mean[j] - value) / Math.sqrt(covariance[j][j]));
    const covariances = covariance.flatMap((row, i) =>
      row.map((value, j) => Math.abs(found.covariance[i][j] - value) / Math.sqrt(covariance[i][i] * covariance[j][j])),
    );
    return Math.max(...means, ...covariances);
  });
  return [
    claim({
      id: 'stationary',
      statement: `The ${settled.length} of ${replicaCount(run.replicas.length)} that stay bounded end where the gradient vanishes (largest gradient norm)`,
      expected: 0,
      measured: worst(settled, ({ gradientNorm }) => gradientNorm),
      tolerance,
      relation: '≤',
      unit: 'nats',
    }),
    claim({
      id: 'moments',
      statement: 'There, Q’s mean and covariance are the training data’s (largest difference, in standard deviations)',
      expected: 0,
      measured: distance,
      tolerance: Math.max(MOMENT_TOLERANCE, 100 * tolerance),
      relation: '≤',
      unit: '1',
    }),
  ];
}

function bounded(run: RecordedRun, floored: RecordedRun, anyCollapsed: boolean, facts: CollapseFacts): ClaimResult[] {
  const { floor, dimension } = facts;
  if (!floor) return [];
  const recorded = floored.series.find(({ name }) => name === 'loss')!.values;
  const scales = floored.replicas.flatMap(({ parameters }) =>
    parameters.kind === 'mixture' ? parameters.covariances.map((c) => determinant(c) ** (0.5 / dimension)) : [],
  );
  const lowest = (of: RecordedRun) => Math.min(...of.replicas.map(({ loss }) => loss));
  const below = anyCollapsed
    ? [
        claim({
          id: 'below-floored',
          statement: 'The lowest training loss without a floor is below the lowest with one',
          expected: lowest(floored),
          measured: lowest(run),
          tolerance: 0,
          relation: '≤',
          unit: 'nats',
        }),
      ]
    : [];
  return [
    ...stillTrue(below, facts),
    claim({
      id: 'floored-bound',
      statement: `With every scale above ${short(floor.scale)}, no density exceeds (${short(floor.scale)} · √(2π))${dimension === 1 ? '⁻¹' : '⁻²'}: the loss stays above its negative logarithm at every recorded step`,
      expected: floor.loss,
      measured: Math.min(...recorded.map((row) => Math.min(...row))),
      tolerance: ROUNDING * Math.max(1, Math.abs(floor.loss)),
      relation: '≥',
      unit: 'nats',
    }),
    claim({
      id: 'floored-scale',
      statement:
        dimension === 1
          ? 'No scale ends below the floor'
          : 'No component ends with a geometric mean of its two scales below the floor',
      expected: floor.scale,
      measured: Math.min(...scales),
      tolerance: ROUNDING * floor.scale,
      relation: '≥',
      unit: 'y',
    }),
  ];
}

export function pointText(point: readonly number[]): string {
  const text = point.map((value) => String(Number(value.toPrecision(5)))).join(', ');
  return point.length === 1 ? text : `(${text})`;
}
