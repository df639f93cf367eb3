import { claim } from '../../src/experiment/claim.ts';
import type { Plan } from '../../src/experiment/experiment.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { median, short, worst } from '../measure.ts';
import { mixtureMoments } from '../mixture-moments.ts';
import { collapseSlope, heldOutRise, type Seat, seats } from './collapse.ts';
import type { Facts } from './theory.ts';

/** The slope is fitted while the rest of the mixture still settles a little. */
const SLOPE_TOLERANCE = 0.01;
/** Nats by which a held-out loss has to rise to count. */
const RISE = 1e-3;
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
    ...heldOut(unbounded, collapsed),
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
  return [
    claim({
      id: 'collapse',
      statement: `Without a floor, replicas head to −∞ with components on single training points${detail}`,
      expected: 1,
      measured: collapsed.length,
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
  const axes = dimension === 1 ? '' : ' and axis';
  return [
    claim({
      id: 'slope',
      statement: `Training loss against ln σ of the collapsing components: slope 1/n for each captured point${axes}, n = ${examples} (median of ${slopes.length} replicas)`,
      expected: 1 / examples,
      measured: median(slopes),
      tolerance: SLOPE_TOLERANCE / examples,
      relation: '=',
      unit: 'nats per unit of ln σ',
    }),
  ];
}

function heldOut(run: RecordedRun, collapsed: readonly Collapsed[]): ClaimResult[] {
  const rises = collapsed.flatMap(({ replica }) => heldOutRise(run, replica) ?? []);
  if (!rises.length) return [];
  return [
    claim({
      id: 'held-out-rises',
      statement: `While the training loss dives, the loss on held-out points ends above its lowest (median rise of ${rises.length} collapsing replicas)`,
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

function determinant(covariance: readonly (readonly number[])[]): number {
  return covariance.length === 1 ? covariance[0][0] : covariance[0][0] * covariance[1][1] - covariance[0][1] ** 2;
}

function pointText(point: readonly number[]): string {
  const text = point.map((value) => String(Number(value.toPrecision(5)))).join(', ');
  return point.length === 1 ? text : `(${text})`;
}
