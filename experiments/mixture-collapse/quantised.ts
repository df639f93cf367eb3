import { normalProbability } from '../../src/distributions/normal-probability.ts';
import { entropy } from '../../src/information/entropy.ts';
import type { NaturalParameters } from '../../src/recording/recording.ts';

/** The cell of width Δ that a number falls in, counted from 0. */
function cellOf(y: number, width: number): number {
  return Math.floor(y / width);
}

/**
 * What points cost when each is told only as its cell of width Δ: the mean of −ln Q(cell), nats. Q's cells are disjoint,
 * so that this is the cross-entropy of a table: see `cellEntropy`. One dimension.
 */
export function quantisedLoss(parameters: NaturalParameters, points: readonly number[], width: number): number {
  if (parameters.kind !== 'mixture') throw new Error('only a mixture has cells');
  const { weights, means, covariances } = parameters;
  const total = points.reduce((sum, y) => {
    const low = cellOf(y, width) * width;
    const probability = weights.reduce((mass, weight, k) => {
      const [mean, scale] = [means[k][0], Math.sqrt(covariances[k][0][0])];
      // A scale below float64's smallest number has all of its mass at the mean.
      if (!(scale > 0)) return mass + (mean >= low && mean < low + width ? weight : 0);
      return mass + weight * normalProbability((low - mean) / scale, (low + width - mean) / scale);
    }, 0);
    return sum - Math.log(probability);
  }, 0);
  return total / points.length;
}

/** The entropy of the points' own cells, nats: no distribution codes them for less. */
export function cellEntropy(points: readonly number[], width: number): number {
  const counts = new Map<number, number>();
  for (const y of points) counts.set(cellOf(y, width), (counts.get(cellOf(y, width)) ?? 0) + 1);
  return entropy(Array.from(counts.values(), (count) => count / points.length));
}
