import type { DataSpec } from '../../src/recording/spec.ts';

/**
 * A few rows, spread evenly over the ranks of the first input and no two with the same value of it, so that a function can
 * pass through all of them. The rest is held out.
 */
export function fewPoints(data: DataSpec, few: number): DataSpec {
  const order = data.train.map((_, i) => i).sort((a, b) => data.train[a][0] - data.train[b][0]);
  const distinct = order.filter((row, i) => i === 0 || data.train[row][0] !== data.train[order[i - 1]][0]);
  const count = Math.min(few, distinct.length);
  const kept = new Set(
    Array.from({ length: count }, (_, i) => distinct[Math.floor(((i + 0.5) * distinct.length) / count)]),
  );
  return {
    ...data,
    name: `${count} points of ${data.name}`,
    train: data.train.filter((_, i) => kept.has(i)),
    heldOut: data.train.filter((_, i) => !kept.has(i)),
  };
}
