import { integerBelow, STREAM, Stream } from '../information/random.ts';
import type { RunSpec } from '../recording/spec.ts';

type Sharing = Pick<RunSpec, 'data' | 'seed'>;

/**
 * The training rows that one replica sees, as indices in ascending order, each as often as it counts; null where every
 * replica sees every row once. Every draw is keyed by (seed, replica), so it is the same on every path and thread.
 */
export function shareOf({ data, seed }: Sharing, replica: number): Uint32Array | null {
  if (!data?.share) return null;
  const n = data.train.length;
  if (data.share.kind === 'bootstrap') {
    // Efron, "Bootstrap Methods: Another Look at the Jackknife", Annals of Statistics 7(1), 1979.
    return Uint32Array.from({ length: n }, (_, i) => integerBelow(n, seed, STREAM.share, replica, i)).sort();
  }
  const { sizes } = data.share;
  return subset(n, sizes.length === 1 ? sizes[0] : sizes[replica], new Stream(seed, STREAM.share, replica));
}

/**
 * The same as the rows themselves, [example][column]: what a classical estimate would be given to be this replica's equal.
 * Empty without data.
 */
export function sharedRows(spec: Sharing, replica: number): number[][] {
  const train = spec.data?.train ?? [];
  const rows = shareOf(spec, replica);
  return rows ? Array.from(rows, (row) => train[row]) : train;
}

/** The first `size` of a Fisher–Yates shuffle, so that a smaller subset of the same stream lies in a larger one. */
function subset(n: number, size: number, draw: Stream): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = 0; i < size; i++) {
    const other = i + draw.integer(n - i);
    [order[i], order[other]] = [order[other], order[i]];
  }
  return order.slice(0, size).sort();
}
