import { check, claim } from '../../src/experiment/claim.ts';
import type { Plan } from '../../src/experiment/experiment.ts';
import type { Findings } from '../../src/experiment/findings.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { count, lowestBy, replicaCount, worst } from '../measure.ts';
import { tableDistance } from '../recorded-tables.ts';
import { trainedLoss, unconverged } from '../training-alone.ts';
import { FAMILIES, type FamilyName, IDENTITIES } from './families.ts';
import { violation } from './identity.ts';
import { worstRows } from './study.ts';
import type { Facts } from './theory.ts';

/** What training alone is held to, nats: softmax lets an outcome fade as 1/t. */
const TRAINED = 1e-2;
/** Total variation at which Q is P. */
const SAME_TABLE = 1e-4;

export function claims(runs: readonly RecordedRun[], plan: Plan, findings: Findings): ClaimResult[] {
  const facts = plan.facts as Facts;
  return [...drawn(findings, facts), ...own(facts), ...runs.flatMap((run) => descent(run, facts))];
}

const WHAT: Record<FamilyName, string> = {
  pairs: 'random pairs of tables',
  joints: 'random joint tables',
  densities: 'pairs of Gaussian mixtures',
  planes: 'mixtures in the plane',
};

/** One claim an identity, once all its draws are in. */
function drawn(findings: Findings, { draws }: Facts): ClaimResult[] {
  return worstRows(findings).flatMap((row) => {
    const { id, formula, relation, family, tolerance } = IDENTITIES[row.identity];
    if (row.draws < draws[family]) return [];
    const what = relation === '=' ? 'largest difference' : 'closest to a violation';
    return [
      claim({
        id,
        statement: `${formula}: the ${what} in ${count(row.draws)} ${WHAT[family]} (draw ${count(row.draw)})`,
        expected: 0,
        measured: row.violation,
        tolerance,
        relation: '≤',
        unit: 'nats',
      }),
    ];
  });
}

/** The same for the tables that the reader has before them. */
function own({ own: sides }: Facts): ClaimResult[] {
  return FAMILIES.filter(({ identities }) => identities[0].id in sides).map(({ name, identities, tolerance }) => {
    const found = identities.map(({ id, formula, relation }) => ({
      formula,
      size: Math.max(1, ...sides[id].filter(Number.isFinite)),
      by: violation(relation, sides[id]),
    }));
    const worstOf = lowestBy(found, ({ by }) => -by);
    return claim({
      id: `own-${name}`,
      statement: `On your own ${name === 'pairs' ? 'P and Q' : 'joint table'} all of these ${identities.length} hold: the worst, ${worstOf.formula}`,
      expected: 0,
      measured: worstOf.by,
      tolerance: tolerance * worstOf.size,
      relation: '≤',
      unit: 'nats',
    });
  });
}

/** argmin_Q H(P, Q) = P, by training. */
function descent(run: RecordedRun, { probabilities, pair }: Facts): ClaimResult[] {
  const replicas = replicaCount(run.replicas.length);
  const found = [
    check({
      id: 'descent-training-alone',
      statement: `min H(P,·) is H(P): training alone comes to it (worst of ${replicas})`,
      expected: pair.entropy,
      measured: worst(run.replicas, trainedLoss),
      tolerance: TRAINED,
      relation: '≤',
      unit: 'nats',
    }),
  ];
  if (run.spec.tolerance === null || unconverged(run).length) return found;
  return [
    ...found,
    claim({
      id: 'descent-argmin',
      statement: `argmin H(P,·) is P: total variation of P and Q after the float64 finish (worst of ${replicas})`,
      expected: 0,
      measured: worst(run.replicas, ({ parameters }) =>
        parameters.kind === 'table' ? tableDistance(probabilities, parameters.probabilities) : Number.NaN,
      ),
      tolerance: SAME_TABLE,
      relation: '≤',
      unit: '1',
    }),
  ];
}
