import type { NaturalParameters, RecordedRun, Series, Status, StatusEvent } from '../../recording/recording.ts';
import type { RunUpdate } from '../../training/protocol.ts';

/**
 * One recorded curve as it grows, in `unit`: columns [replica][record], not rows. A column of plain numbers takes 8 bytes a
 * record and is read in order, where a row of its own for each of 10⁵ records takes several times that.
 */
export interface SeriesHistory {
  readonly name: string;
  readonly unit: string;
  readonly columns: readonly number[][];
}

/** What the page knows of one run: every record so far, and the replicas as they are now. */
export interface RunHistory {
  readonly steps: number[];
  readonly series: SeriesHistory[];
  readonly events: StatusEvent[];
  step: number;
  statuses: { status: Status; message: string }[];
  /** [replica], in the data's units. */
  parameters: NaturalParameters[];
}

export function emptyHistory(): RunHistory {
  return { steps: [], series: [], events: [], step: 0, statuses: [], parameters: [] };
}

/** How many records are of optimizer steps: a record beyond the last step is of the float64 finish. */
export function trainedRecords({ steps, step }: RunHistory): number {
  return steps.length > 1 && steps[steps.length - 1] > step ? steps.length - 1 : steps.length;
}

/** Appends an update's records in place: a history grows to 10⁵ records, so it is never copied. */
export function appendUpdate(history: RunHistory, update: RunUpdate): void {
  append(history.steps, update.steps);
  append(history.events, update.events);
  for (const { name, unit, values } of update.series) {
    let series = history.series.find((known) => known.name === name);
    if (!series) {
      if (values.length === 0) continue;
      series = { name, unit, columns: values[0].map(() => []) };
      history.series.push(series);
    }
    for (const [replica, column] of series.columns.entries()) for (const row of values) column.push(row[replica]);
  }
  history.step = update.step;
  history.statuses = update.statuses;
  history.parameters = update.parameters;
}

/** The first records and events of a history, as updates told them: what a session that died is gone on with. */
export function firstRecords(history: RunHistory, made: { records: number; events: number }): RecordsTold {
  return {
    steps: history.steps.slice(0, made.records),
    series: history.series.map((series) => recordedSeries(series, made.records)),
    events: history.events.slice(0, made.events),
  };
}

/** As a recording has it: values [record][replica], of the first records. */
export function recordedSeries({ name, unit, columns }: SeriesHistory, records = columns[0].length): Series {
  const values = Array.from({ length: records }, (_, record) => columns.map((column) => column[record]));
  return { name, unit, values };
}

export type RecordsTold = Pick<RunUpdate, 'steps' | 'series' | 'events'>;

const histories = new WeakMap<RecordedRun, RunHistory>();

/** A recorded run in the shape of a live one, for overlays; worked out once. */
export function historyOfRecording(run: RecordedRun): RunHistory {
  const known = histories.get(run);
  if (known) return known;
  const history = emptyHistory();
  histories.set(run, history);
  appendUpdate(history, {
    steps: run.steps,
    series: run.series,
    events: run.events,
    // Where optimizer steps ended: a record beyond it is of the float64 finish.
    step: run.replicas.some(({ polish }) => polish)
      ? Math.max(...run.replicas.map(({ steps }) => steps))
      : (run.steps.at(-1) ?? 0),
    statuses: run.replicas,
    parameters: run.replicas.map(({ parameters }) => parameters),
  });
  return history;
}

function append<T>(to: T[], from: readonly T[]): void {
  // Not push(...from): an update may carry more records than a call can have arguments.
  for (const item of from) to.push(item);
}
