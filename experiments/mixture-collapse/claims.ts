import { claim } from '../../src/experiment/claim.ts';
import type { Plan } from '../../src/experiment/experiment.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { median } from '../../src/statistics/median.ts';
import { determinant, short, worst } from '../measure.ts';
import { mixtureMoments } from '../mixture-moments.ts';
import { capturedInTraining, collapseSlope, heldOutEnd, heldOutRise, type Seat, seats } from './collapse.ts';
import type { Facts } from './theory.ts';

/** Of the slope, relative: the rest of the mixture still answers for a little of each captured point. */
const SLOPE_TOLERANCE = 0.02;
/** Nats by which a held-out loss has to be higher to count. */
const RISE = 1e-2;
/** Of a proved bound and of the floor: float32's rounding. */
const ROUNDING = 1e-5;
/** Of a stationary mixture's moments, relative. */
const MOMENT_TOLERANCE = 1e-6;

export function claims([unbounded, floored]: readonly RecordedRun[], plan: Plan): ClaimResult[] {
  const facts = plan.facts as Facts;
  const seated = unbounded.replicas.map((_, replica) => seats(unbounded, replica));
  const collapsed = seated.flatMap((found, replica) => (found.length ? [{ replica, seats: found }] : []));
  return [
    ...(facts.onPoints || collapsed.length ? collapse(unbounded, collapsed) : []),
    ...slopeClaim(unbounded, collapsed, facts),
    ...heldOut(unbounded, floored, collapsed, facts),
    ...(collapsed.length < seated.length ? stationary(unbounded, seated, facts) : []),
    ...(floored ? bounded(unbounded, floored, collapsed.length > 0, facts) : []),
  ];
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
  return [
    claim({
      id: 'collapse',
      statement: `Without a floor, components fall on single training points that none sat on at the start, and their replicas head to −∞${detail}`,
      expected: 1,
      measured: fallen.length,
      tolerance: 0,
      relation: '≥',
      unit: `of ${run.replicas.length} replicas`,
    }),
  ];
}

/** d(loss)/d(ln σ) = 1/n for each captured point and each dimension. */
function slopeClaim(run: RecordedRun, collapsed: readonly Collapsed[], { examples, dimension }: Facts): ClaimResult[] {
  const slopes = collapsed.flatMap(({ replica, seats: found }) => collapseSlope(run, replica, found) ?? []);
  if (!slopes.length) return [];
  const axes = dimension === 1 ? '' : ' of them along each axis';
  return [
    claim({
      id: 'slope',
      statement: `Once captured, points take 1/n off the training loss for each unit by which ln σ falls, each${axes}, with the rest of the mixture as it ended: n = ${examples} (median of ${slopes.length} replicas)`,
      expected: 1 / examples,
      measured: median(slopes),
      tolerance: SLOPE_TOLERANCE / examples,
      relation: '=',
      unit: 'nats per unit of ln σ',
    }),
  ];
}

/** Replica by replica against the floored run from the same start: what collapses, pays for it on points not seen. */
function heldOut(
  run: RecordedRun,
  floored: RecordedRun | undefined,
  collapsed: readonly Collapsed[],
  { isLesson }: Facts,
): ClaimResult[] {
  if (!floored || !isLesson) return [];
  const difference = (of: typeof heldOutEnd) =>
    collapsed.flatMap(({ replica }) => {
      const [free, bound] = [of(run, replica), of(floored, replica)];
      return free === undefined || bound === undefined ? [] : free - bound;
    });
  const [ends, rises] = [difference(heldOutEnd), difference(heldOutRise)];
  if (!ends.length) return [];
  const among = `median of the ${ends.length} collapsing replicas, each against its own`;
  return [
    claim({
      id: 'held-out-ends-higher',
      statement: `On held-out points the loss without a floor ends above the loss with one (${among})`,
      expected: RISE,
      measured: median(ends),
      tolerance: 0,
      relation: '≥',
      unit: 'nats',
    }),
    claim({
      id: 'held-out-rises',
      statement: `On held-out points it climbs from its lowest to its end by more than with a floor (${among})`,
      expected: RISE,
      measured: median(rises),
      tolerance: 0,
      relation: '≥',
      unit: 'nats',
    }),
  ];
}

/** A finished replica that did not collapse is at a stationary point, where Q has the data's mean and covariance. */
function stationary(run: RecordedRun, seated: readonly Seat[][], { mean, covariance }: Facts): ClaimResult[] {
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
      statement: `The ${settled.length} of ${run.replicas.length} replicas that stay bounded end where the gradient vanishes (largest gradient norm)`,
      expected: 0,
      measured: worst(settled, ({ gradientNorm }) => gradientNorm),
      tolerance,
      relation: '≤',
      unit: 'nats',
    }),
    claim({
      id: 'moments',
      statement: "There, Q's mean and covariance are the training data's (largest difference, in standard deviations)",
      expected: 0,
      measured: distance,
      tolerance: Math.max(MOMENT_TOLERANCE, 100 * tolerance),
      relation: '≤',
      unit: '1',
    }),
  ];
}

function bounded(
  run: RecordedRun,
  floored: RecordedRun,
  anyCollapsed: boolean,
  { floor, dimension }: Facts,
): ClaimResult[] {
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
    ...below,
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

function pointText(point: readonly number[]): string {
  const text = point.map((value) => String(Number(value.toPrecision(5)))).join(', ');
  return point.length === 1 ? text : `(${text})`;
}
