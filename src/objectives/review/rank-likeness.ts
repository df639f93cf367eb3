import { moments, scaled } from './moments.ts';

/**
 * 1 − R² of values regressed on others, both as ranks: losses that grow as powers differ by orders of magnitude, and a plain
 * correlation would see their largest values alone.
 */
export function unexplainedRanks(a: readonly number[], b: readonly number[]): number {
  return unexplainedValues(ranks(a), ranks(b));
}

/** 1 − R² of values regressed on others: 0 where the ones are the others times a positive factor and a constant. */
export function unexplainedValues(a: readonly number[], b: readonly number[]): number {
  const { aa, ab, bb } = moments(scaled(a), scaled(b));
  // A negative factor turns the objective round: that is no likeness.
  return ab > 0 ? 1 - (ab * ab) / (aa * bb) : 1;
}

/** Ties share the mean of their ranks. */
function ranks(values: readonly number[]): number[] {
  const order = Array.from(values.keys()).sort((i, j) => values[i] - values[j]);
  const out = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    for (let i = from; i < to; i++) out[order[i]] = (from + to - 1) / 2;
    from = to;
  }
  return out;
}
