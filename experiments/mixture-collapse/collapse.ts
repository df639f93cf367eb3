import { findCaptures } from '../../src/models/mixture/capture.ts';
import type { RecordedRun } from '../../src/recording/recording.ts';
import { median } from '../measure.ts';

/** One component on the training point that it captured, at the end of a run. */
export interface Seat {
  component: number;
  point: number[];
  /** Training rows at that point. */
  ties: number;
}

/** The components of one replica that sit on a training point where the run ended. */
export function seats({ spec, replicas }: RecordedRun, replica: number): Seat[] {
  const { parameters } = replicas[replica];
  if (parameters.kind !== 'mixture' || !spec.data) return [];
  return findCaptures(parameters, spec.data.train).map(({ component, point, rows }) => ({
    component,
    point,
    ties: rows.length,
  }));
}

/** Share of the records, the last, over which a slope is fitted: the rest of the mixture has settled by then. */
const TAIL = 0.4;
const FEWEST_RECORDS = 5;

/**
 * Slope of the training loss against Σ m·ln σ, over the seats' components and principal axes, m the points of a seat: what
 * one captured point yields for each unit of ln σ. The median of the slopes from record to record, so that a jump of the
 * rest of the mixture does not count. Null where too little was recorded.
 */
export function collapseSlope(run: RecordedRun, replica: number, seated: readonly Seat[]): number | null {
  const scales = seated.map(({ component }) => scalesOf(run, component));
  const loss = seriesOf(run, 'loss');
  if (!loss || scales.some((axes) => axes.length === 0)) return null;
  const first = Math.floor(run.steps.length * (1 - TAIL));
  const logScales = (record: number) =>
    sum(seated.map(({ ties }, i) => ties * sum(scales[i].map((axis) => Math.log(axis[record][replica])))));
  const slopes: number[] = [];
  for (let record = first + 1; record < run.steps.length; record++) {
    const fall = logScales(record) - logScales(record - 1);
    // A replica that ended early repeats its last record.
    if (fall !== 0) slopes.push((loss[record][replica] - loss[record - 1][replica]) / fall);
  }
  return slopes.length < FEWEST_RECORDS ? null : median(slopes);
}

/** By how much the held-out loss ends above its lowest; null where nothing is held out. */
export function heldOutRise(run: RecordedRun, replica: number): number | null {
  const values = seriesOf(run, 'heldOut')?.map((row) => row[replica]);
  return values?.length ? values[values.length - 1] - Math.min(...values) : null;
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
