import type { RunHistory, SeriesHistory } from './history.ts';

/** Names that the trainer gives to its series. */
export const LOSS = 'loss';
export const HELD_OUT = 'heldOut';
export const SMALLEST_SCALE = 'smallestScale';

export function findSeries(history: RunHistory, name: string): SeriesHistory | undefined {
  return history.series.find((series) => series.name === name);
}

/** The newest value of a replica's curve; undefined before there is one. */
export function latest(series: SeriesHistory | undefined, replica: number): number | undefined {
  return series?.rows.at(-1)?.[replica];
}

/** What a series is called where people read. */
export function seriesTitle(name: string): string {
  if (name === LOSS) return 'train';
  if (name === HELD_OUT) return 'held out';
  if (name === SMALLEST_SCALE) return 'smallest σ';
  return name;
}

/** Of the replicas that are unbounded, the one with the lowest loss now; where none is, the first. */
export function tellingReplica(histories: readonly RunHistory[]): number {
  let [telling, least] = [0, Number.POSITIVE_INFINITY];
  for (const history of histories) {
    const loss = findSeries(history, LOSS);
    for (const [replica, { status }] of history.statuses.entries()) {
      const value = latest(loss, replica);
      if (status === 'unbounded' && value !== undefined && value < least) [telling, least] = [replica, value];
    }
  }
  return telling;
}
