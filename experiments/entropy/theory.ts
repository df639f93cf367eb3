import { entropy } from '../../src/information/entropy.ts';
import type { NamedTable } from '../probability-tables.ts';

/** What theory says of the table, and how it will be sampled. */
export interface Facts extends NamedTable {
  seed: number;
  replicas: number;
  octaves: number;
  /** H(P), nats. */
  entropy: number;
  /** Standard deviation of −ln P(y), nats: a sample mean of n draws misses H(P) by it over √n. */
  deviation: number;
  /** Of −ln P(y): large where a rare outcome surprises greatly; 1, the least there is, where nothing varies. */
  kurtosis: number;
}

export function entropyFacts(
  { labels, probabilities }: NamedTable,
  sampling: { seed: number; replicas: number; octaves: number },
): Facts {
  const h = entropy(probabilities);
  const moment = (power: number) =>
    probabilities.reduce((sum, p) => (p > 0 ? sum + p * (-Math.log(p) - h) ** power : sum), 0);
  const variance = moment(2);
  const kurtosis = variance > 0 ? moment(4) / variance ** 2 : 1;
  return { labels, probabilities, ...sampling, entropy: h, deviation: Math.sqrt(variance), kurtosis };
}
