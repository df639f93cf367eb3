import type { DataSpec } from '../../src/recording/spec.ts';
import { median } from '../../src/statistics/median.ts';
import { meanOf } from './moments.ts';

/** Least mean distortions of any function of x whatever: rows that share their x get one prediction. */
export interface RepeatFloor {
  meanSquare: number;
  meanAbsolute: number;
}

/** The rows' targets by their inputs, in the order of first appearance. */
export function repeats({ train, inputs }: DataSpec): { x: number[]; y: number[] }[] {
  const groups = new Map<string, { x: number[]; y: number[] }>();
  for (const row of train) {
    const x = row.slice(0, inputs);
    const key = x.join(' ');
    const group = groups.get(key) ?? { x, y: [] };
    group.y.push(row[inputs]);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** What is left over where every group gets its mean, and its median. Null where that is nothing: no x twice. */
export function repeatFloor(data: DataSpec): RepeatFloor | null {
  let [squares, deviations] = [0, 0];
  for (const { y } of repeats(data)) {
    const [mean, middle] = [meanOf(y), median(y)];
    for (const value of y) {
      squares += (value - mean) ** 2;
      deviations += Math.abs(value - middle);
    }
  }
  const n = data.train.length;
  return squares > 0 ? { meanSquare: squares / n, meanAbsolute: deviations / n } : null;
}
