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
  return series?.columns[replica]?.at(-1);
}

/** What a series is called where people read. */
export function seriesTitle(name: string): string {
  if (name === LOSS) return 'train';
  if (name === HELD_OUT) return 'held out';
  if (name === SMALLEST_SCALE) return 'smallest σ';
  const indexed = /^([a-zA-Z]+)((?:\[\d+\])+)$/.exec(name);
  const words = (indexed ? indexed[1] : name)
    .replace(/^also:/, 'also: ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ');
  if (!indexed) return words.toLowerCase();
  // People count from 1, as the claims do.
  return `${words.toLowerCase()} ${[...indexed[2].matchAll(/\d+/g)].map(([digits]) => Number(digits) + 1).join(', ')}`;
}

/** By how much a replica's loss must undercut the shown one's, relative to max(1, |loss|), to be shown in its place. */
const CLEARLY_LOWER = 0.02;

/**
 * Of the replicas that are unbounded, the one with the lowest loss now; where none is, the one whose losses lie least
 * above the lowest of their runs. `shown` stays unless another is clearly lower, so that the picture does not flicker.
 * A loss is the lowest of its last few records, as many as `lately` says: while a run goes on, each leaps now and then.
 */
export function tellingReplica(histories: readonly RunHistory[], shown = 0, lately = 1): number {
  let [telling, least] = [-1, Number.POSITIVE_INFINITY];
  const above: number[] = [];
  for (const history of histories) {
    const losses = lossesNow(history, lately);
    const lowest = lowestOf(losses);
    for (const [replica, loss] of losses.entries()) {
      if (history.statuses[replica]?.status === 'unbounded' && loss < least) [telling, least] = [replica, loss];
      above[replica] = (above[replica] ?? 0) + excessOf(loss, lowest);
    }
  }
  if (telling >= 0) return telling;
  const best = above.reduce((at, excess, replica) => (excess < above[at] ? replica : at), 0);
  return above[best] < above[shown] - CLEARLY_LOWER ? best : shown in above ? shown : 0;
}

/** How a replica stands among all, in words that are true of it; empty where its runs do not agree on any. */
export function replicaStanding(histories: readonly RunHistory[], replica: number): string {
  const unbounded = histories.some(({ statuses }) => statuses[replica]?.status === 'unbounded');
  if (unbounded) return tellingReplica(histories, replica) === replica ? 'the lowest on its way to −∞' : '';
  const excesses = histories.map((history) => {
    const losses = lossesNow(history);
    return excessOf(losses[replica], lowestOf(losses));
  });
  if (excesses.every((excess) => excess === 0)) return 'the lowest';
  return excesses.every((excess) => excess <= CLEARLY_LOWER) ? 'near the lowest' : '';
}

function lossesNow(history: RunHistory, lately = 1): number[] {
  return (findSeries(history, LOSS)?.columns ?? []).map((column) => {
    const now = column[column.length - 1];
    return lately === 1 || Number.isNaN(now) ? now : lowestOf(column, column.length - lately);
  });
}

/** The lowest from an index on; NaN never is. A loop: at every frame thousands of replicas are asked for theirs. */
function lowestOf(losses: readonly number[], from = 0): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (let index = Math.max(0, from); index < losses.length; index++) {
    if (losses[index] < lowest) lowest = losses[index];
  }
  return lowest;
}

/** By how much a loss lies above the lowest, relative to max(1, |lowest|). */
function excessOf(loss: number, lowest: number): number {
  const excess = loss === lowest ? 0 : (loss - lowest) / Math.max(1, Math.abs(lowest));
  return Number.isNaN(excess) ? Number.POSITIVE_INFINITY : excess;
}
