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
}

export function entropyFacts(
  { labels, probabilities }: NamedTable,
  sampling: { seed: number; replicas: number; octaves: number },
): Facts {
  const h = entropy(probabilities);
  const variance = probabilities.reduce((sum, p) => (p > 0 ? sum + p * (-Math.log(p) - h) ** 2 : sum), 0);
  return { labels, probabilities, ...sampling, entropy: h, deviation: Math.sqrt(variance) };
}
