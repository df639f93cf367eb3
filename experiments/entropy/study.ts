import { Categorical } from '../../src/distributions/categorical.ts';
import type { Plan } from '../../src/experiment/experiment.ts';
import { type Findings, foundTable } from '../../src/experiment/findings.ts';
import { CompensatedSum } from '../../src/information/compensated-sum.ts';
import { STREAM, uniform } from '../../src/information/random.ts';
import { meansColumns, sampleSizes } from '../sample-means/rounds.ts';
import type { Facts } from './theory.ts';

/** Draws of all replicas in a round, about: a few milliseconds. */
const ROUND_DRAWS = 65_536;

function sizes(facts: Facts): { n: number; rounds: number }[] {
  return sampleSizes(facts, ROUND_DRAWS);
}

export function studyRounds(facts: Facts): number {
  return sizes(facts).reduce((sum, { rounds }) => sum + rounds, 0);
}

/**
 * Sample means of −ln P(y): `means` has n and the mean of each replica, in nats. Each size is drawn anew, so that the
 * errors at different sizes are independent.
 */
export function* study(plan: Plan): Generator<Findings, void> {
  const facts = plan.facts as Facts;
  const { replicas, seed, probabilities } = facts;
  const table = new Categorical(probabilities);
  const surprise = Float64Array.from(probabilities, (p) => -Math.log(p));
  const rows: number[][] = [];
  const columns = meansColumns(replicas);
  let drawn = 0;
  for (const { n, rounds } of sizes(facts)) {
    const sums = Array.from({ length: replicas }, () => new CompensatedSum());
    for (let round = 0; round < rounds; round++) {
      const [from, to] = [Math.floor((n * round) / rounds), Math.floor((n * (round + 1)) / rounds)];
      for (let replica = 0; replica < replicas; replica++) {
        for (let i = from; i < to; i++) {
          sums[replica].add(surprise[table.outcomeAt(uniform(seed, STREAM.sample, replica, drawn + i))]);
        }
      }
      if (round === rounds - 1) rows.push([n, ...sums.map((sum) => sum.value / n)]);
      yield [foundTable('means', columns, rows.slice())];
    }
    drawn += n;
  }
}
