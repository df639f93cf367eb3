import { GaussianMixture } from '../../src/distributions/mixture.ts';
import { findCaptures } from '../../src/models/mixture/capture.ts';
import { sharedRows } from '../../src/models/share.ts';
import type { NaturalParameters, RecordedRun } from '../../src/recording/recording.ts';

type MixtureParameters = Extract<NaturalParameters, { kind: 'mixture' }>;

/** One component on the training point that it captured, where a run ended. */
export interface Seat {
  component: number;
  point: number[];
  /** Training rows at that point. */
  ties: number;
  /** The first record from which on its scale was too small to see another point; null where scales are not recorded. */
  since: number | null;
}

/** The components of one replica that sit on a training point where the run ended. */
export function seats(run: RecordedRun, replica: number): Seat[] {
  const { parameters } = run.replicas[replica];
  if (parameters.kind !== 'mixture' || !run.spec.data) return [];
  return findCaptures(parameters, sharedRows(run.spec, replica)).map(({ component, point, rows, spacing }) => {
    const axes = scalesOf(run, component);
    const open = run.steps.findLastIndex((_, record) =>
      axes.some((axis) => axis[record][replica] * CAPTURED_BELOW > spacing),
    );
    return { component, point, ties: rows.length, since: axes.length ? open + 1 : null };
  });
}

/** Did training capture this point, rather than the start? */
export function capturedInTraining({ since }: Seat): boolean {
  return since === null || since > 0;
}

/** As in `findCaptures`: a scale this many times smaller than the distance to the next point sees only its own. */
const CAPTURED_BELOW = 20;
/** In ln σ, all seats together: a smaller fall tells no slope. */
const LEAST_FALL = 0.2;
/** Own density to the rest's from which on a component answers for its point alone, but for 1 %. */
const ODDS = 100;

/**
 * Slope of the training loss against Σ m·ln σ, over the seats' components and axes, m the points of a seat, from where
 * each component answers for its point alone to the end: what one captured point yields for each unit of ln σ. The loss at the end is the recorded one; against it stands
 * the same mixture with these components as broad as they were, so that what the rest did meanwhile does not count. Null
 * where scales were not recorded, or hardly moved.
 */
export function collapseSlope(run: RecordedRun, replica: number, seated: readonly Seat[]): number | null {
  const { loss, parameters } = run.replicas[replica];
  if (parameters.kind !== 'mixture' || seated.some(({ since }) => since === null)) return null;
  const last = run.steps.findLastIndex((step) => step <= run.replicas[replica].steps);
  const fallsFrom = (record: number) =>
    seated.map(({ component }) =>
      sum(scalesOf(run, component).map((axis) => Math.log(axis[record][replica] / axis[last][replica]))),
    );
  const odds = seated.map((seat) => logOdds(parameters, seat) - Math.log(ODDS));
  const captured = Math.max(...seated.map(({ since }) => since!));
  const from = run.steps.findIndex(
    (_, record) => record >= captured && fallsFrom(record).every((fall, i) => fall <= odds[i]),
  );
  if (from < 0) return null;
  const falls = fallsFrom(from);
  const fall = sum(seated.map(({ ties }, i) => ties * falls[i]));
  if (!(fall >= LEAST_FALL)) return null;
  const before = parameters.weights.map((weight, component) => {
    const [mean, covariance] = [parameters.means[component], parameters.covariances[component]];
    const seat = seated.findIndex((one) => one.component === component);
    if (seat < 0) return { weight, mean, covariance };
    const factor = Math.exp((2 * falls[seat]) / mean.length);
    return {
      weight,
      mean: seated[seat].point,
      covariance: covariance.map((row) => row.map((value) => factor * value)),
    };
  });
  const mixture = new GaussianMixture(before.filter(({ weight }) => weight > 0));
  const train = sharedRows(run.spec, replica);
  return (-sum(train.map((y) => mixture.logProb(y))) / train.length - loss) / fall;
}

/** ln of a seat's own density at its point over that of the rest of the mixture there. */
function logOdds({ weights, means, covariances }: MixtureParameters, { component, point }: Seat): number {
  const weight = weights[component];
  const others = weights.flatMap((w, k) =>
    k === component || w === 0 ? [] : [{ weight: w / (1 - weight), mean: means[k], covariance: covariances[k] }],
  );
  if (!others.length) return Number.POSITIVE_INFINITY;
  const own = new GaussianMixture([{ weight: 1, mean: point, covariance: covariances[component] }]).logProb(point);
  return Math.log(weight) + own - Math.log1p(-weight) - new GaussianMixture(others).logProb(point);
}

/** The held-out loss of one replica where the run ended; undefined where nothing is held out. */
export function heldOutEnd(run: RecordedRun, replica: number): number | undefined {
  return seriesOf(run, 'heldOut')?.at(-1)?.[replica];
}

/** By how much it ended above its lowest. */
export function heldOutRise(run: RecordedRun, replica: number): number | undefined {
  const values = seriesOf(run, 'heldOut')?.map((row) => row[replica]);
  return values && values[values.length - 1] - Math.min(...values);
}

/** Recorded principal scales of a component, [axis][record][replica]; none where there are too many components. */
function scalesOf(run: RecordedRun, component: number): number[][][] {
  const names = [`scale[${component}]`, `scale[${component}][0]`, `scale[${component}][1]`];
  return names.flatMap((name) => {
    const values = seriesOf(run, name);
    return values ? [values] : [];
  });
}

function seriesOf(run: RecordedRun, name: string): number[][] | undefined {
  return run.series.find((series) => series.name === name)?.values;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
