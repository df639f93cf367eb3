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

/** The first replica of any run to end as unbounded, else the first: the one whose story is told. */
export function tellingReplica(histories: readonly RunHistory[]): number {
  const collapses = histories.flatMap(({ events }) => events.filter(({ status }) => status === 'unbounded'));
  const first = collapses.reduce<(typeof collapses)[number] | null>(
    (best, event) => (best === null || event.step < best.step ? event : best),
    null,
  );
  return first?.replica ?? 0;
}
