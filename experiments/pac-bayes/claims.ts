import { check, claim } from '../../src/experiment/claim.ts';
import type { Plan } from '../../src/experiment/experiment.ts';
import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { count, replicaCount, short, worst } from '../measure.ts';
import { CONTESTANTS, type Contestant, labelOf } from './contestants.ts';
import { type End, endsOf, FRESH, GRID } from './ends.ts';
import { RESOLVED, randomClaims } from './random-claims.ts';
import type { Curve } from './study.ts';
import { type Facts, MOST } from './theory.ts';
import { worked } from './worked-example.ts';

/** 99.9 % over some hundreds of comparisons together (Bonferroni), two-sided. */
const NORMAL_MANY = 5;

export function claims(_runs: readonly RecordedRun[], plan: Plan, findings: Findings): ClaimResult[] {
  const facts = plan.facts as Facts;
  const ends = foundRows<keyof End>(findings, 'ends');
  if (ends.length < CONTESTANTS.length * facts.replicas) return worked();
  const curves = foundRows<keyof Curve>(findings, 'curves');
  return [
    ...worked(),
    ...CONTESTANTS.map((contestant, c) => holds(contestant, c, facts, curves)),
    ...others(facts, ends, curves),
    ...learned(facts, ends),
    ...randomClaims(facts, ends),
    ...priors(facts, ends),
    ...checks(ends),
  ];
}

function holds(
  { id, label }: Contestant,
  c: number,
  { replicas, delta }: Facts,
  curves: readonly Curve[],
): ClaimResult {
  const own = curves.filter(({ contestant }) => contestant === c);
  return claim({
    id: `${id}-holds`,
    statement: `${label}: the bound is above the held-out loss in each of ${replicaCount(replicas)}, at every recorded step (least gap${c === 0 ? `; theory lets it fail for ${short(100 * delta)} % of training sets` : ''})`,
    expected: 0,
    measured: -worst(own, ({ leastGap }) => -leastGap),
    tolerance: 0,
    relation: '≥',
    unit: '1',
  });
}

/** Other bounds on the same posteriors. */
function others({ examples }: Facts, ends: readonly End[], curves: readonly Curve[]): ClaimResult[] {
  const common = { expected: 0, tolerance: 0, relation: '≥' as const, unit: '1' };
  const grid = claim({
    ...common,
    id: 'grid-holds',
    statement: `The best λ of a grid of ${GRID.length}, taken after the data, at δ/${GRID.length}: that bound holds too, for all regressors at their end (least gap)`,
    measured: -worst(ends, ({ gridBound, heldOut }) => heldOut - gridBound),
  });
  if (examples < 8) return [grid];
  return [
    grid,
    claim({
      ...common,
      id: 'kl-holds',
      statement: 'The bound by inverting kl(L̂‖L) holds too, for all regressors at every recorded step (least gap)',
      measured: -worst(curves, ({ leastKlGap }) => -leastKlGap),
    }),
  ];
}

/** By how much a replica's sample may make its bound worse than the population promises: 99.9 % and more, by Hoeffding. */
const chance = ({ examples, lambda, replicas }: Facts) =>
  Math.sqrt(Math.log(1000 * replicas) / (2 * examples)) / (1 - 1 / (2 * lambda));

function learned(facts: Facts, ends: readonly End[]): ClaimResult[] {
  const { promised, bestConstant, replicas } = facts;
  // Where theory promises no more than nothing, training may as well end at the prior.
  if (promised > MOST) return [];
  const bound = endsOf(ends, 'bound');
  const claims: ClaimResult[] = [
    claim({
      id: 'trained',
      statement: `${labelOf('bound')}: training finds a lower bound than the truth’s own weights get with the best noise on them, one scale for all (worst difference)`,
      expected: 0,
      measured: worst(bound, (end) => end.bound - end.truthsBound),
      tolerance: 0,
      relation: '≤',
      unit: '1',
    }),
  ];
  if (promised + chance(facts) < MOST) {
    claims.push(
      claim({
        id: 'non-vacuous',
        statement: `${labelOf('bound')}: the bound is not vacuous: below ${MOST}, the largest loss there is, in each of ${replicaCount(replicas)}`,
        expected: MOST,
        measured: worst(bound, (end) => end.bound),
        tolerance: 0,
        relation: '≤',
        unit: '1',
      }),
    );
  }
  if (promised + chance(facts) < bestConstant.loss) {
    claims.push(
      claim({
        id: 'certifies',
        statement:
          'It even certifies that something was learned: below the loss of the best constant (worst of all replicas)',
        expected: bestConstant.loss,
        measured: worst(bound, (end) => end.bound),
        tolerance: 0,
        relation: '≤',
        unit: '1',
      }),
    );
  }
  const alone = endsOf(ends, 'loss');
  claims.push(
    claim({
      id: 'pays',
      statement: 'Minimising the loss alone ends at a worse bound, in every replica (least difference)',
      expected: 0,
      measured: -worst(alone, (end, i = alone.indexOf(end)) => bound[i].bound - end.bound),
      tolerance: 0,
      relation: '≥',
      unit: '1',
    }),
  );
  return claims;
}

function priors({ replicas, promised }: Facts, ends: readonly End[]): ClaimResult[] {
  if (promised > MOST) return [];
  const [bad, good] = [endsOf(ends, 'bad-prior'), endsOf(ends, 'bound')];
  return [
    claim({
      id: 'bad-prior-dearer',
      statement: `A prior that believes the opposite of the truth makes the bound looser, not wrong (least that it is looser in ${replicaCount(replicas)})`,
      expected: 0,
      measured: -worst(bad, (end, i = bad.indexOf(end)) => good[i].bound - end.bound),
      tolerance: 0,
      relation: '≥',
      unit: '1',
    }),
  ];
}

function checks(ends: readonly End[]): ClaimResult[] {
  return [
    check({
      id: 'held-out-resolved',
      statement: 'Held-out losses are integrals that are resolved (largest change with twice the nodes)',
      expected: 0,
      measured: worst(ends, ({ heldOutError }) => heldOutError),
      tolerance: RESOLVED,
      relation: '≤',
      unit: '1',
    }),
    check({
      id: 'fresh',
      statement: `They are the mean loss of ${count(FRESH)} fresh examples (furthest, in standard errors; 99.9 % interval for all together)`,
      expected: 0,
      measured: worst(ends, ({ heldOut, fresh, freshError }) => Math.abs(fresh - heldOut) / freshError),
      tolerance: NORMAL_MANY,
      relation: '≤',
      unit: 'standard errors',
    }),
  ];
}
