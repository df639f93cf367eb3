import { type RunHistory, trainedRecords } from '../session/history.ts';
import { findSeries, HELD_OUT, LOSS, seriesTitle } from '../session/series.ts';
import type { Settings } from '../state/settings.ts';
import { bandOf, type CurveBand, medianOf, replicaOf } from './curve-bands.ts';
import { type CurveRows, pairedDifference } from './curve-difference.ts';
import { smoothed } from './curve-smoothing.ts';

/** One line of the chart: a replica's curve or the median's, with what may be drawn around it. */
export interface CurveLine {
  key: string;
  /** Decides the colour; null: a difference of two. */
  run: number | null;
  label: string;
  unit: string;
  /** main: the objective itself; second: the same model on other data; overlay: an earlier recording. */
  kind: 'main' | 'second' | 'overlay';
  steps: readonly number[];
  /** Exact values [record], in `unit`; ±∞ and NaN included. */
  values: readonly number[];
  /** Their moving average; null where none is asked for. */
  smoothed: readonly number[] | null;
  /** Of all replicas; null where one replica is shown, or there is but one. */
  band: CurveBand | null;
  /** [record][replica] */
  rows: readonly (readonly number[])[];
  /** The value after the float64 finish, which is no step of the optimizer; null where there was none. */
  finish: number | null;
}

export interface CurveSource {
  labels: readonly string[];
  histories: readonly RunHistory[];
  overlay: boolean;
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

/** The lines of one choice of curves: `losses`, or the series of one name, of every source. */
export function curveLines(sources: readonly CurveSource[], choice: CurveChoice): CurveLine[] {
  const names = namesOf(choice);
  return sources.flatMap(({ labels, histories, overlay }, source) =>
    histories.flatMap((history, run) =>
      names.flatMap((name): CurveLine[] => {
        const unit = findSeries(history, name)?.unit;
        const rows = rowsOf(history, name);
        if (unit === undefined || !rows) return [];
        const several = names.some((other) => other !== name && findSeries(history, other));
        const label = several || name !== LOSS ? `${labels[run]} · ${seriesTitle(name)}` : labels[run];
        const kind = overlay ? 'overlay' : name === HELD_OUT ? 'second' : 'main';
        return [lineOf(rows, choice, { key: `${source} ${run} ${name}`, run, label, unit, kind })];
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
    const [rowsOfA, rowsOfB] = [rowsOf(a.history, name), rowsOf(b.history, name)];
    if (!rowsOfA || !rowsOfB || unitOfA === undefined || unitOfB === undefined) return [];
    const title = seriesTitle(name);
    if (unitOfA !== unitOfB) {
      problem ??= `${a.label} is in ${unitOfA} and ${b.label} in ${unitOfB}: their ${title} losses have no difference. Choose curves that both have in one unit, or two other runs.`;
      return [];
    }
    const rows = pairedDifference(rowsOfA, rowsOfB);
    const kind = name === HELD_OUT ? 'second' : 'main';
    return [
      lineOf(rows, choice, {
        key: `difference ${name}`,
        run: null,
        label: `difference · ${title}`,
        unit: unitOfA,
        kind,
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

function rowsOf(history: RunHistory, name: string): CurveRows | null {
  const series = findSeries(history, name);
  if (!series) return null;
  const trained = trainedRecords(history);
  if (series.rows.length <= trained) return { steps: history.steps, rows: series.rows, finish: null };
  return { steps: head(history.steps, trained), rows: head(series.rows, trained), finish: series.rows[trained] };
}

function lineOf(
  { steps, rows, finish }: CurveRows,
  { replica, curveOf, smoothOver }: CurveChoice,
  facts: Pick<CurveLine, 'key' | 'run' | 'label' | 'unit' | 'kind'>,
): CurveLine {
  const replicas = rows[0]?.length ?? 1;
  const chosen = Math.min(replica, replicas - 1);
  const one = curveOf === 'replica' || replicas < 2;
  const values = one ? replicaOf(rows, chosen) : medianOf(rows);
  return {
    ...facts,
    steps,
    values,
    smoothed: smoothOver === null ? null : smoothed(values, smoothOver),
    band: one ? null : smoothedBand(bandOf(rows, curveOf), smoothOver),
    rows,
    finish: finish && (one ? finish[chosen] : medianOf([finish])[0]),
  };
}

/** With its curve: smoothing takes the same mean of each, so that a median never leaves its quartiles. */
function smoothedBand(band: CurveBand, smoothOver: number | null): CurveBand {
  if (smoothOver === null) return band;
  return { low: smoothed(band.low, smoothOver), high: smoothed(band.high, smoothOver) };
}

const heads = new WeakMap<object, readonly unknown[]>();

/** The first items of an array that will not change any more, the same array each time: what is made of it is kept. */
function head<Item>(items: readonly Item[], count: number): readonly Item[] {
  const known = heads.get(items) as readonly Item[] | undefined;
  if (known?.length === count) return known;
  const made = items.slice(0, count);
  heads.set(items, made);
  return made;
}
