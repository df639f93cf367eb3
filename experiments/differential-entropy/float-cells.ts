import type { Density } from '../../src/distributions/distribution.ts';
import { type Findings, foundTable } from '../../src/experiment/findings.ts';
import { float32AtLeast, roundsUpTo } from '../../src/information/float32.ts';
import { STREAM, Stream } from '../../src/information/random.ts';
import { normalInterval } from '../../src/statistics/intervals.ts';
import { type DensitySpec, densityOf, probability } from './densities.ts';
import type { Facts } from './theory.ts';

/** Draws of all replicas together at each distance from 0, and replicas in a round. */
const DRAWS = 16_384;
const DISTANCE_DRAWS = 8_192;
/** Draws times steps in a round, about: some ten milliseconds. */
const ROUND_CELLS = 32_768;
/** Keys of the draws here begin where those of the sample means can never come. */
const FIRST_KEY = 2 ** 24;
const NEXT_KEY = 2 ** 25;

const drawsOf = ({ replicas }: Facts, all: number) => Math.ceil(all / replicas);

function replicasInRound(facts: Facts): number {
  return Math.max(1, Math.floor(ROUND_CELLS / (drawsOf(facts, DRAWS) * facts.steps.length)));
}

export function floatRounds(facts: Facts): number {
  return Math.ceil(facts.replicas / replicasInRound(facts)) + facts.distances.length;
}

/**
 * −ln P(cell) of the cell [kΔ, (k + 1)Δ) that holds the float32 x, Δ a power of 2: what reals round to a float in it has
 * that probability. nats
 */
export function floatSurprise(spec: DensitySpec, density: Density, x: number, delta: number): number {
  const k = Math.floor(x / delta);
  const from = roundsUpTo(float32AtLeast(k * delta));
  const to = roundsUpTo(float32AtLeast((k + 1) * delta));
  return -Math.log(probability(spec, density, from, to));
}

/**
 * `floats`: by Δ, E[−ln P(cell of the draw, rounded to float32)] + ln Δ − E[−ln p(draw)], over real draws: what H(X_Δ) + ln Δ
 * is above h(X), nats, with its standard error over replicas. The same draws in both means, so that their chance cancels.
 * `distances`: the Δ at which that goes on falling with ln Δ, h(X) − H of the floats themselves, at each distance from 0.
 */
export function* floatCells(facts: Facts): Generator<Findings, void> {
  const { placed, steps, seed, replicas } = facts;
  const density = densityOf(placed);
  const means: number[][] = [];
  const draws = drawsOf(facts, DRAWS);
  const inRound = replicasInRound(facts);
  let floats = foundTable('floats', { delta: 'units of y', gap: 'nats', standardError: 'nats' }, []);
  for (let first = 0; first < replicas; first += inRound) {
    for (let replica = first; replica < Math.min(replicas, first + inRound); replica++) {
      const stream = new Stream(seed, STREAM.sample, replica, FIRST_KEY);
      means.push(meanGaps(placed, density, stream, draws, steps));
    }
    if (means.length === replicas) {
      const rows = steps.map((delta, i) => [delta, ...meanAndError(means.map((each) => each[i]))]);
      floats = { ...floats, rows };
    }
    yield [floats];
  }
  const rows: number[][] = [];
  for (const { location, spec, coarsest } of facts.distances) {
    const there = densityOf(spec);
    // So fine that each cell holds one float: H is that of the floats.
    const delta = coarsest * 2 ** -20;
    const gaps = Array.from({ length: replicas }, (_, replica) => {
      const stream = new Stream(seed, STREAM.sample, replica, NEXT_KEY);
      return meanGaps(spec, there, stream, drawsOf(facts, DISTANCE_DRAWS), [delta])[0];
    });
    const [gap, standardError] = meanAndError(gaps);
    rows.push([location, delta * Math.exp(-gap), standardError]);
    const columns = { location: 'units of y', step: 'units of y', relativeError: '1' };
    yield [floats, foundTable('distances', columns, rows.slice())];
  }
}

/** Over these draws, by Δ: the mean of −ln P(cell) + ln Δ + ln p(draw), nats. */
function meanGaps(
  spec: DensitySpec,
  density: Density,
  stream: Stream,
  draws: number,
  steps: readonly number[],
): number[] {
  const sums = steps.map(() => 0);
  for (let i = 0; i < draws; i++) {
    const y = density.sample(stream);
    const logProb = density.logProb(y);
    const x = Math.fround(y[0]);
    for (let s = 0; s < steps.length; s++) {
      sums[s] += floatSurprise(spec, density, x, steps[s]) + Math.log(steps[s]) + logProb;
    }
  }
  return sums.map((sum) => sum / draws);
}

/** Mean, and its standard error. */
function meanAndError(values: readonly number[]): [number, number] {
  const { mean, high } = normalInterval(values, 1);
  return [mean, high - mean];
}
