import type { Plan } from '../../src/experiment/experiment.ts';
import { type Findings, foundTable } from '../../src/experiment/findings.ts';
import { klPacBayesBound, linearPacBayesBound } from '../../src/statistics/pac-bayes.ts';
import { CONTESTANTS, populationOf } from './contestants.ts';
import { split } from './empirical-loss.ts';
import { ENDS, endOf } from './ends.ts';
import { HeldOut } from './population.ts';
import { Regressor } from './regressor.ts';
import { drawSample } from './samples.ts';
import type { Facts, Settings } from './theory.ts';

/** Multiplications and additions in a round, about: some twenty milliseconds. */
const ROUND_WORK = 1e7;
/** Records along the way, about. */
const RECORDS = 40;

/** Replicas that take their step in one round, so that a round stays short. */
function replicasInRound({ examples, frequencies, replicas }: Settings): number {
  const work = CONTESTANTS.length * examples * (1 + 2 * frequencies) * 10;
  return Math.min(replicas, Math.max(1, Math.floor(ROUND_WORK / work)));
}

/** Each replica's training set, its steps, its end. */
export function studyRounds(settings: Settings): number {
  const { steps, replicas } = settings;
  return replicas + steps * Math.ceil(replicas / replicasInRound(settings)) + replicas * CONTESTANTS.length;
}

export const CURVES = {
  step: 'steps',
  contestant: '1',
  empirical: 'loss',
  heldOut: 'loss',
  bound: 'loss',
  klBound: 'loss',
  kl: 'nats',
  leastGap: 'loss',
  leastKlGap: 'loss',
} as const;

export type Curve = Record<keyof typeof CURVES, number>;

/**
 * Trains every contestant on every replica's training set. `curves`: means over replicas at recorded steps, and the least that a
 * replica's bound is above its held-out loss; `posteriors`: weights of the first replica at the end; `ends`: see there.
 */
export function* study(plan: Plan): Generator<Findings, void> {
  const facts = plan.facts as Facts;
  const { steps, replicas, frequencies } = facts;
  const heldOut = CONTESTANTS.map((contestant) => new HeldOut(populationOf(contestant, facts), frequencies));
  const every = Math.max(1, Math.round(steps / RECORDS));
  const inRound = replicasInRound(facts);
  // [replica][contestant]
  const regressors: Regressor[][] = [];
  const rows: number[][] = [];
  let measured: Measured[][] = [];
  let findings: Findings = [];
  for (let replica = 0; replica < replicas; replica++) {
    const group = regressorsOn(replica, facts);
    regressors.push(group);
    measured.push(group.map((regressor, c) => measure(regressor, heldOut[c], facts)));
    if (replica === replicas - 1) rows.push(...record(0, measured));
    findings = [foundTable('curves', CURVES, rows.slice()), posteriors()];
    yield findings;
  }
  for (let step = 0; step < steps; step++) {
    const recorded = (step + 1) % every === 0 || step + 1 === steps;
    measured = [];
    for (let first = 0; first < replicas; first += inRound) {
      const groups = regressors.slice(first, first + inRound);
      for (const regressor of groups.flat()) regressor.descend(step);
      if (recorded) {
        measured.push(...groups.map((group) => group.map((each, c) => measure(each, heldOut[c], facts))));
        if (measured.length === replicas) rows.push(...record(step + 1, measured));
        findings = [foundTable('curves', CURVES, rows.slice()), posteriors()];
      }
      yield findings;
    }
  }
  const ends: number[][] = [];
  for (let replica = 0; replica < replicas; replica++) {
    for (const [c, contestant] of CONTESTANTS.entries()) {
      ends.push([c, replica, ...endOf(contestant, regressors[replica][c], replica, facts)]);
      yield [...findings, foundTable('ends', { contestant: '1', replica: '1', ...ENDS }, ends.slice())];
    }
  }

  function posteriors() {
    const columns = { contestant: '1', feature: '1', mean: 'units of y', scale: 'units of y' };
    const weights = regressors[0].flatMap(({ theta }, c) => {
      const { mean, logScale } = split(theta);
      return Array.from(mean, (m, j) => [c, j, m, Math.exp(logScale[j])]);
    });
    return foundTable('posteriors', columns, weights);
  }
}

/** All contestants on one replica's training set; those with the same labels share it. */
function regressorsOn(replica: number, facts: Facts): Regressor[] {
  const { seed, examples, frequencies } = facts;
  const key = { seed, replica, which: 0 as const, examples, frequencies };
  const own = drawSample({ ...facts, randomLabels: false }, key);
  const random = drawSample({ ...facts, randomLabels: true }, key, own);
  return CONTESTANTS.map((each) => new Regressor(each, each.randomLabels ? random : own, facts));
}

/** One regressor at one step. */
type Measured = Record<'empirical' | 'heldOut' | 'bound' | 'klBound' | 'kl', number>;

function measure(regressor: Regressor, heldOut: HeldOut, { lambda }: Facts): Measured {
  const { mean, logScale } = split(regressor.theta);
  const evidence = regressor.evidence;
  return {
    empirical: evidence.empiricalLoss,
    heldOut: heldOut.lossOf(mean, logScale),
    bound: linearPacBayesBound(evidence, lambda),
    klBound: klPacBayesBound(evidence),
    kl: evidence.kl,
  };
}

/** Rows of `curves`, one a contestant; measured [replica][contestant]. */
function record(step: number, measured: readonly Measured[][]): number[][] {
  return CONTESTANTS.map((_, c) => {
    const each = measured.map((group) => group[c]);
    const columns = ['empirical', 'heldOut', 'bound', 'klBound', 'kl'] as const;
    const means = columns.map((column) => each.reduce((sum, one) => sum + one[column], 0) / each.length);
    const gaps = (['bound', 'klBound'] as const).map((column) =>
      Math.min(...each.map((one) => one[column] - one.heldOut)),
    );
    return [step, c, ...means, ...gaps];
  });
}
