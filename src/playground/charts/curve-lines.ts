import { type RunHistory, trainedRecords } from '../session/history.ts';
import { findSeries, HELD_OUT, LOSS, seriesTitle } from '../session/series.ts';

/** One line of the chart: a replica's curve, with all replicas behind it as a fan. */
export interface CurveLine {
  key: string;
  /** Decides the colour. */
  run: number;
  label: string;
  unit: string;
  /** main: the objective itself; second: the same model on other data; overlay: an earlier recording. */
  kind: 'main' | 'second' | 'overlay';
  steps: readonly number[];
  /** Exact values [record], in `unit`; ±∞ and NaN included. */
  values: number[];
  /** [record][replica] */
  rows: readonly number[][];
  /** The value after the float64 finish, which is no step of the optimizer; null where there was none. */
  finish: number | null;
}

export interface CurveSource {
  labels: readonly string[];
  histories: readonly RunHistory[];
  overlay: boolean;
}

/** The lines of one choice of curves: `losses`, or the series of one name, of every source. */
export function curveLines(sources: readonly CurveSource[], curves: string, replica: number): CurveLine[] {
  const names = curves === 'losses' ? [LOSS, HELD_OUT] : [curves];
  return sources.flatMap(({ labels, histories, overlay }, source) =>
    histories.flatMap((history, run) =>
      names.flatMap((name): CurveLine[] => {
        const series = findSeries(history, name);
        if (!series) return [];
        const trained = trainedRecords(history);
        const finished = series.rows.length > trained;
        const rows = finished ? series.rows.slice(0, trained) : series.rows;
        const chosen = Math.min(replica, (series.rows[0]?.length ?? 1) - 1);
        return [
          {
            key: `${source} ${run} ${name}`,
            run,
            label:
              names.some((other) => other !== name && findSeries(history, other)) || name !== LOSS
                ? `${labels[run]} · ${seriesTitle(name)}`
                : labels[run],
            unit: series.unit,
            kind: overlay ? 'overlay' : name === HELD_OUT ? 'second' : 'main',
            steps: finished ? history.steps.slice(0, trained) : history.steps,
            values: rows.map((row) => row[chosen]),
            rows,
            finish: finished ? series.rows[trained][chosen] : null,
          },
        ];
      }),
    ),
  );
}

/** What the chart can be switched to: losses, then every other series that some run has. */
export function curveChoices(histories: readonly RunHistory[]): string[] {
  const names = new Set(histories.flatMap(({ series }) => series.map(({ name }) => name)));
  names.delete(LOSS);
  names.delete(HELD_OUT);
  return ['losses', ...names];
}
