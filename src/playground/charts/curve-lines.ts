import { type RunHistory, trainedRecords } from '../session/history.ts';
import { recordAt } from '../session/record-at.ts';
import { findSeries, HELD_OUT, LOSS, seriesTitle } from '../session/series.ts';
import type { Settings } from '../state/settings.ts';
import { bandOf, type Columns, type CurveBand, medianOf, rowOf } from './curve-bands.ts';
import { type CurveColumns, pairedDifference } from './curve-difference.ts';
import { smoothed } from './curve-smoothing.ts';

/** One line of the chart: a replica's curve or the median's, with what may be drawn around it. */
export interface CurveLine {
  key: string;
  /** Decides the colour; null: a difference of two. */
  run: number | null;
  label: string;
  unit: string;
  /** main: the objective itself; second: the same model on other data. */
  kind: 'main' | 'second';
  /** Which earlier recording it is of, from 1 on; 0: the live run. */
  overlay: number;
  steps: readonly number[];
  /** Exact values [record], in `unit`; ±∞ and NaN included. */
  values: readonly number[];
  /** Their moving average; null where none is asked for. */
  smoothed: readonly number[] | null;
  /** Of all replicas; null where one replica is shown, or there is but one. */
  band: CurveBand | null;
  columns: Columns;
  /** The value after the float64 finish, which is no step of the optimizer; null where there was none. */
  finish: number | null;
  /** The step at which its replica came to what is not a number, where no NaN among the values says so; null: nowhere. */
  brokenAt: number | null;
}

/** Whether single replicas may be drawn behind a line: those of the live objectives themselves. */
export function hasFan({ kind, overlay, columns }: CurveLine): boolean {
  return kind === 'main' && overlay === 0 && columns.length > 1;
}

export interface CurveSource {
  labels: readonly string[];
  histories: readonly RunHistory[];
}

/** What is drawn of each curve. */
export interface CurveChoice {
  /** `losses`, or the name of a series. */
  curves: string;
  replica: number;
  curveOf: Settings['curveOf'];
  /** Records to smooth over; null: none. */
  smoothOver: number | null;
}

/** The values that the bold line goes through. */
export function boldValues({ smoothed, values }: CurveLine): readonly number[] {
  return smoothed ?? values;
}

/** The lines of one choice of curves: `losses`, or the series of one name, of every source. The first source is live. */
export function curveLines(sources: readonly CurveSource[], choice: CurveChoice): CurveLine[] {
  const names = namesOf(choice);
  return sources.flatMap(({ labels, histories }, overlay) =>
    histories.flatMap((history, run) =>
      names.flatMap((name): CurveLine[] => {
        const unit = findSeries(history, name)?.unit;
        const columns = columnsOf(history, name);
        if (unit === undefined || !columns) return [];
        const several = names.some((other) => other !== name && findSeries(history, other));
        const label = several || name !== LOSS ? `${labels[run]} · ${seriesTitle(name)}` : labels[run];
        const kind = name === HELD_OUT ? 'second' : 'main';
        const line = lineOf(columns, choice, { key: `${overlay} ${run} ${name}`, run, label, unit, kind, overlay });
        return [choice.curveOf === 'replica' ? { ...line, brokenAt: brokenAt(history, choice.replica, line) } : line];
      }),
    ),
  );
}

/** A run that a difference can be taken of. */
export interface PairedRun {
  label: string;
  history: RunHistory;
}

/** All runs in the order in which people count them: the live ones, then overlaid ones. */
export function pairable(sources: readonly CurveSource[]): PairedRun[] {
  return sources.flatMap(({ labels, histories }) => histories.map((history, run) => ({ label: labels[run], history })));
}

/**
 * The paired differences first − second of the chosen series: same replica, same step. `problem`: why there is none, in a
 * sentence; null where there is one.
 */
export function differenceLines(
  [a, b]: readonly [PairedRun, PairedRun],
  choice: CurveChoice,
): { lines: CurveLine[]; problem: string | null } {
  let problem: string | null = null;
  const lines = namesOf(choice).flatMap((name): CurveLine[] => {
    const [unitOfA, unitOfB] = [findSeries(a.history, name)?.unit, findSeries(b.history, name)?.unit];
    const [ofA, ofB] = [columnsOf(a.history, name), columnsOf(b.history, name)];
    if (!ofA || !ofB || unitOfA === undefined || unitOfB === undefined) return [];
    const title = seriesTitle(name);
    if (unitOfA !== unitOfB) {
      problem ??= `${a.label} is in ${unitOfA} and ${b.label} in ${unitOfB}: their ${title} losses have no difference. Choose curves that both have in one unit, or two other runs.`;
      return [];
    }
    const difference = pairedDifference(ofA, ofB);
    const kind = name === HELD_OUT ? 'second' : 'main';
    return [
      lineOf(difference, choice, {
        key: `difference ${name}`,
        run: null,
        label: `difference · ${title}`,
        unit: unitOfA,
        kind,
        overlay: 0,
      }),
    ];
  });
  if (lines.length === 0) problem ??= `${a.label} and ${b.label} have not both recorded these curves.`;
  return { lines, problem: lines.length === 0 ? problem : null };
}

/** What the chart can be switched to: losses, then every other series that some run has. */
export function curveChoices(histories: readonly RunHistory[]): string[] {
  const names = new Set(histories.flatMap(({ series }) => series.map(({ name }) => name)));
  names.delete(LOSS);
  names.delete(HELD_OUT);
  return ['losses', ...names];
}

function namesOf({ curves }: CurveChoice): string[] {
  return curves === 'losses' ? [LOSS, HELD_OUT] : [curves];
}

function columnsOf(history: RunHistory, name: string): CurveColumns | null {
  const series = findSeries(history, name);
  if (!series) return null;
  const trained = trainedRecords(history);
  const { steps } = history;
  const { columns } = series;
  if (columns[0].length <= trained) return { steps, columns, finish: null };
  return { steps: head(steps, trained), columns: heads(columns, trained), finish: rowOf(columns, trained) };
}

function lineOf(
  { steps, columns, finish }: CurveColumns,
  { replica, curveOf, smoothOver }: CurveChoice,
  facts: Pick<CurveLine, 'key' | 'run' | 'label' | 'unit' | 'kind' | 'overlay'>,
): CurveLine {
  const replicas = Math.max(1, columns.length);
  const chosen = Math.min(replica, replicas - 1);
  const one = curveOf === 'replica' || replicas < 2;
  const values = one ? (columns[chosen] ?? []) : medianOf(columns);
  return {
    ...facts,
    steps,
    values,
    smoothed: smoothOver === null ? null : smoothed(values, smoothOver),
    band: one ? null : smoothedBand(bandOf(columns, curveOf), smoothOver),
    columns,
    finish: finish && (one ? finish[chosen] : medianOf([finish])[0]),
    brokenAt: null,
  };
}

/** A scale may have become ∞ while the loss, of the step before, was still a number. */
function brokenAt({ events }: RunHistory, replica: number, { steps, values }: CurveLine): number | null {
  const end = events.find((event) => event.replica === replica && event.status === 'not-a-number');
  return end && !Number.isNaN(values[recordAt(steps, end.step)]) ? end.step : null;
}

/** With its curve: smoothing takes the same mean of each, so that a median never leaves its quartiles. */
function smoothedBand(band: CurveBand, smoothOver: number | null): CurveBand {
  if (smoothOver === null) return band;
  return { low: smoothed(band.low, smoothOver), high: smoothed(band.high, smoothOver) };
}

const known = new WeakMap<object, readonly unknown[]>();

/** The first items of an array that will not change any more, the same array each time: what is made of it is kept. */
function head(items: readonly number[], count: number): readonly number[] {
  const before = known.get(items) as readonly number[] | undefined;
  if (before?.length === count) return before;
  const made = items.slice(0, count);
  known.set(items, made);
  return made;
}

/** The same of each column. */
function heads(columns: Columns, count: number): Columns {
  const before = known.get(columns) as Columns | undefined;
  if (before?.[0]?.length === count) return before;
  const made = columns.map((column) => head(column, count));
  known.set(columns, made);
  return made;
}
