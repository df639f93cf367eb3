import { scaled } from './scaled.ts';

/**
 * 1 − R² of values regressed on others, both as ranks: losses that grow as powers differ by orders of magnitude, and a plain
 * correlation would see their largest values alone.
 */
export function unexplainedRanks(a: readonly number[], b: readonly number[]): number {
  return unexplainedValues(ranks(a), ranks(b));
}

/** 1 − R² of values regressed on others: 0 where the ones are the others times a positive factor and a constant. */
export function unexplainedValues(...both: [readonly number[], readonly number[]]): number {
  const { aa, ab, bb } = moments(...both);
  // A negative factor turns the objective round: that is no likeness.
  return ab > 0 ? 1 - (ab * ab) / (aa * bb) : 1;
}

/** Of each value: what is a rounding of it. Where values differ by many orders of magnitude the constant has few digits left. */
const ROUNDING = 1e-6;

/** Whether values are the others times a factor and a constant at every place, the small ones too. */
export function isAffineOf(...both: [readonly number[], readonly number[]]): boolean {
  const { a, b, ma, mb, ab, bb } = moments(...both);
  const factor = ab / bb;
  return a.every((value, i) => {
    const [constant, part] = [ma - factor * mb, factor * b[i]];
    return Math.abs(value - constant - part) <= ROUNDING * (Math.abs(value) + Math.abs(constant) + Math.abs(part));
  });
}

function moments(...both: [readonly number[], readonly number[]]) {
  const [a, b] = both.map(scaled);
  const [ma, mb] = [a, b].map((values) => values.reduce((sum, value) => sum + value, 0) / a.length);
  let [aa, ab, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    aa += (a[i] - ma) ** 2;
    ab += (a[i] - ma) * (b[i] - mb);
    bb += (b[i] - mb) ** 2;
  }
  return { a, b, ma, mb, aa, ab, bb };
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
