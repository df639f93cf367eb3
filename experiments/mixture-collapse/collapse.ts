import { findCaptures } from '../../src/models/mixture/capture.ts';
import { sharedRows } from '../../src/models/share.ts';
import type { RecordedRun } from '../../src/recording/recording.ts';

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
/** Records that a fitted stretch needs, and nats by which the loss has to fall along it: less tells no slope. */
const LEAST_RECORDS = 8;
const LEAST_FALL = 0.02;
/** Root mean square distance from the fitted line, as a share of the fall, up to which a stretch counts as straight. */
const STRAIGHT = 0.01;

/** What was recorded of one replica while its captured points were held, fitted by least squares. */
export interface Descent {
  /** d(training loss) / d(Σ ties · ln σ over seats and axes): 1/n in theory. */
  slope: number;
  /** The same of the held-out loss; null where nothing is held out. */
  heldOutSlope: number | null;
  /** d(Σ ln σ)/d(step), per seat and axis. */
  logScalePerStep: number;
  /** d(training loss)/d(step). */
  lossPerStep: number;
  /** Root mean square distance of the losses from the line, as a share of their fall. */
  bend: number;
  /** Where the fitted stretch begins. */
  record: number;
}

/**
 * The recorded losses against the recorded scales, over the second half of the stretch in which all seats were held: the
 * first half is left to the rest of the mixture to settle in. Null where the scales are not recorded, or hardly moved.
 */
export function descent(run: RecordedRun, replica: number, seated: readonly Seat[]): Descent | null {
  if (!seated.length || seated.some(({ since }) => since === null)) return null;
  const last = run.steps.findLastIndex((step) => step <= run.replicas[replica].steps);
  const captured = Math.max(...seated.map(({ since }) => since!));
  const from = Math.ceil((captured + last) / 2);
  if (last - from + 1 < LEAST_RECORDS) return null;
  const records = Array.from({ length: last - from + 1 }, (_, i) => from + i);
  const logScales = (record: number, weight: (seat: Seat) => number) =>
    sum(
      seated.map(
        (seat) => weight(seat) * sum(scalesOf(run, seat.component).map((axis) => Math.log(axis[record][replica]))),
      ),
    );
  const axes = scalesOf(run, seated[0].component).length;
  const steps = records.map((record) => run.steps[record]);
  const fallen = records.map((record) => logScales(record, ({ ties }) => ties));
  const plain = records.map((record) => logScales(record, () => 1) / (axes * seated.length));
  const of = (name: string) =>
    seriesOf(run, name)
      ?.slice(from, last + 1)
      .map((row) => row[replica]);
  const losses = of('loss')!;
  const heldOut = of('heldOut');
  const line = fitLine(fallen, losses);
  const range = Math.max(...losses) - Math.min(...losses);
  if (!(range > LEAST_FALL)) return null;
  return {
    slope: line.slope,
    heldOutSlope: heldOut ? fitLine(fallen, heldOut).slope : null,
    logScalePerStep: fitLine(steps, plain).slope,
    lossPerStep: fitLine(steps, losses).slope,
    bend: line.residual / range,
    record: from,
  };
}

/** True where the rest of the mixture had settled: whatever it did would bend the line. */
export function isStraight({ bend }: Descent): boolean {
  return bend <= STRAIGHT;
}

/** Least squares; `residual` is the root mean square distance from the line. */
function fitLine(x: readonly number[], y: readonly number[]): { slope: number; residual: number } {
  const [mx, my] = [sum(x) / x.length, sum(y) / y.length];
  const sxx = sum(x.map((v) => (v - mx) ** 2));
  const slope = sum(x.map((v, i) => (v - mx) * (y[i] - my))) / sxx;
  const residual = Math.sqrt(sum(y.map((v, i) => (v - my - slope * (x[i] - mx)) ** 2)) / y.length);
  return { slope, residual };
}

/** Recorded principal scales of a component, [axis][record][replica]; none where there are too many components. */
function scalesOf(run: RecordedRun, component: number): number[][][] {
  const names = [`scale[${component}]`, `scale[${component}][0]`, `scale[${component}][1]`];
  return names.flatMap((name) => {
    const values = seriesOf(run, name);
    return values ? [values] : [];
  });
}

export function seriesOf(run: RecordedRun, name: string): number[][] | undefined {
  return run.series.find((series) => series.name === name)?.values;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
