import { type Findings, foundTable } from '../../src/experiment/findings.ts';
import { CompensatedSum } from '../../src/information/compensated-sum.ts';
import { STREAM, Stream } from '../../src/information/random.ts';
import { meansColumns, sampleSizes } from '../sample-means/rounds.ts';
import { densityOf, moved } from './densities.ts';
import type { Facts } from './theory.ts';

/** Draws of all replicas in a round, about: some ten milliseconds. */
const ROUND_DRAWS = 32_768;

function sizes(facts: Facts): { n: number; rounds: number }[] {
  return sampleSizes(facts, ROUND_DRAWS);
}

export function sampleRounds(facts: Facts): number {
  return sizes(facts).reduce((sum, { rounds }) => sum + rounds, 0);
}

/** Keys that a draw may take, at most: components choose, and Box–Muller takes one for both of its words. */
const KEYS = 2;

/**
 * `means`: sample means of −ln p(y) by n, one column a replica, nats. Each size is drawn anew, so that errors at different
 * sizes are independent. `narrow`: of the largest size's draws, stretched so that the density is narrow, the same mean under
 * the stretched density, one row a replica.
 */
export function* sampleMeans(facts: Facts): Generator<Findings, void> {
  const { replicas, seed, placed } = facts;
  const density = densityOf(placed);
  const rows: number[][] = [];
  const columns = meansColumns(replicas);
  const narrow = densityOf(moved(placed, facts.narrowing, 0));
  const narrowSums = Array.from({ length: replicas }, () => new CompensatedSum());
  const largest = 2 ** facts.octaves;
  let drawn = 0;
  for (const { n, rounds } of sizes(facts)) {
    const sums = Array.from({ length: replicas }, () => new CompensatedSum());
    for (let round = 0; round < rounds; round++) {
      const [from, to] = [Math.floor((n * round) / rounds), Math.floor((n * (round + 1)) / rounds)];
      for (let replica = 0; replica < replicas; replica++) {
        const stream = new Stream(seed, STREAM.sample, replica, KEYS * (drawn + from));
        for (let i = from; i < to; i++) {
          const y = density.sample(stream);
          sums[replica].add(-density.logProb(y));
          if (n === largest) narrowSums[replica].add(-narrow.logProb([facts.narrowing * y[0]]));
        }
      }
      if (round === rounds - 1) rows.push([n, ...sums.map((sum) => sum.value / n)]);
      const done = rows.length === facts.octaves + 1;
      const means = narrowSums.map((sum) => [sum.value / largest]);
      yield [
        foundTable('means', columns, rows.slice()),
        ...(done ? [foundTable('narrow', { mean: 'nats' }, means)] : []),
      ];
    }
    drawn += n;
  }
}
