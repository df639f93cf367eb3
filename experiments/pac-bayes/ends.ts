import { normalInterval } from '../../src/statistics/intervals.ts';
import { bestLambda, klPacBayesBound, linearPacBayesBound } from '../../src/statistics/pac-bayes.ts';
import { CONTESTANTS, type Contestant, populationOf } from './contestants.ts';
import { empiricalLoss, split } from './empirical-loss.ts';
import { expectedLoss, meanOf, resolvedLoss } from './population.ts';
import type { Regressor } from './regressor.ts';
import { drawSample } from './samples.ts';
import { type Facts, truthsBound } from './theory.ts';

/** Fresh examples that nobody trained on. */
export const FRESH = 4096;
/** λ from which the best may be taken after the data, at δ/K each: chosen in advance as a grid. */
export const GRID: readonly number[] = Array.from({ length: 33 }, (_, i) => 0.6 * 2 ** (i / 4));

/** Of a trained contestant, `ends`. */
export const ENDS = {
  empirical: 'loss',
  heldOut: 'loss',
  /** By how much the integral changes with twice the nodes. */
  heldOutError: 'loss',
  /** Mean loss of `FRESH` examples, and its standard error. */
  fresh: 'loss',
  freshError: 'loss',
  /** The best constant's mean loss on the regressor's own training set. */
  constant: 'loss',
  kl: 'nats',
  bound: 'loss',
  klBound: 'loss',
  gridBound: 'loss',
  bestLambda: '1',
  /** The same sample's bound for the truth's weights with the best noise on them. */
  truthsBound: 'loss',
} as const;

/** The columns of `ENDS`, in order. */
export function endOf(contestant: Contestant, regressor: Regressor, replica: number, facts: Facts): number[] {
  const { lambda, width, frequencies, seed } = facts;
  const { mean, logScale } = split(regressor.theta);
  const population = populationOf(contestant, facts);
  const heldOut = resolvedLoss(population, mean, logScale);
  const losses = new Float64Array(FRESH);
  const fresh = drawSample(population, { seed, replica, which: 1, examples: FRESH, frequencies });
  empiricalLoss(fresh, regressor.theta, width, null, losses);
  const interval = normalInterval([...losses], 1);
  const evidence = regressor.evidence;
  const shared = { ...evidence, delta: evidence.delta / GRID.length };
  const trained = new Float64Array(regressor.theta.length);
  return [
    evidence.empiricalLoss,
    heldOut.value,
    heldOut.error,
    interval.mean,
    interval.high - interval.mean,
    meanOf(regressor.sample.y, (y) => expectedLoss(y - facts.bestConstant.value, 0, width)),
    evidence.kl,
    linearPacBayesBound(evidence, lambda),
    klPacBayesBound(evidence),
    Math.min(...GRID.map((each) => linearPacBayesBound(shared, each))),
    bestLambda(evidence),
    contestant.id === 'bound'
      ? truthsBound(facts, (m, s) => {
          trained.set(m);
          trained.set(s, m.length);
          return empiricalLoss(regressor.sample, trained, width);
        })
      : Number.NaN,
  ];
}

export type End = Record<'contestant' | 'replica' | keyof typeof ENDS, number>;

/** One contestant's ends, one a replica. */
export function endsOf(ends: readonly End[], id: Contestant['id']): End[] {
  return ends.filter(({ contestant }) => CONTESTANTS[contestant].id === id);
}
