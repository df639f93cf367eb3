import { claim } from '../../src/experiment/claim.ts';
import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import { inNats } from '../../src/experiment/information-in-prose.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { NORMAL_999 } from '../../src/statistics/intervals.ts';
import { count, replicaCount } from '../measure.ts';
import { criticRecords } from './critics.ts';
import { estimates } from './held-out.ts';
import type { Facts } from './theory.ts';

/** Rounding of a logarithm of a sum. */
const ROUNDING = 1e-9;
/** Less than this many nats is too little to ask whether a critic has learned it. */
const MUCH = 0.5;

type Column = 'infoNce' | 'nwj' | 'donskerVaradhan';
export type End = Record<Column | `${Column}Error` | 'replica' | 'pairs', number>;

export interface AveragedEnd {
  value: number;
  /** Of the average, over the held-out pairs of all replicas. */
  standardError: number;
}

/** A bound's mean over the replicas' last critics, or null before all of them have been looked at. */
export function averagedEnd(findings: Findings, { replicas }: Facts, name: Column): AveragedEnd | null {
  const ends = foundRows<keyof End>(findings, 'ends');
  if (ends.length < replicas) return null;
  return {
    value: ends.reduce((sum, end) => sum + end[name], 0) / replicas,
    standardError: Math.sqrt(ends.reduce((sum, end) => sum + end[`${name}Error`] ** 2, 0)) / replicas,
  };
}

/** What three bounds say of I that were trained on the networks' draws. */
export function boundClaims(runs: readonly RecordedRun[], facts: Facts, findings: Findings): ClaimResult[] {
  return [...ceiling(runs, facts, findings), ...learned(facts, findings), ...below(facts, findings)];
}

function ceiling(runs: readonly RecordedRun[], facts: Facts, findings: Findings): ClaimResult[] {
  const { batch, truth, replicas, steps } = facts;
  const records = foundRows<'highest'>(findings, 'bounds');
  if (records.length < replicas * criticRecords(facts)) return [];
  const most = Math.log(batch);
  const claims = [
    claim({
      id: 'info-nce-ceiling',
      statement: `InfoNCE with N = ${batch} never passes log N${truth > most ? `, though I(x, y) = ${inNats(truth)} does` : ''}: the highest on any batch, in ${count(steps)} steps of ${replicaCount(replicas)} and on held-out pairs`,
      expected: most,
      measured: Math.max(...records.map(({ highest }) => highest)),
      tolerance: ROUNDING,
      relation: '≤',
      unit: 'nats',
    }),
  ];
  const networks = estimates(runs, facts)?.information;
  // Where the truth is near ln N, an estimate within 5 % of it may be on either side.
  if (!networks?.length || 0.9 * truth < most) return claims;
  claims.push(
    claim({
      id: 'beyond-ceiling',
      statement: 'The difference of entropies passes that ceiling, in every replica',
      expected: most,
      measured: Math.min(...networks),
      tolerance: 0,
      relation: '≥',
      unit: 'nats',
    }),
  );
  return claims;
}

/** Training is what lifts the bounds: untrained critics say 0. */
function learned(facts: Facts, findings: Findings): ClaimResult[] {
  const end = averagedEnd(findings, facts, 'infoNce');
  const most = Math.min(facts.truth, Math.log(facts.batch));
  if (!end || most < MUCH) return [];
  return [
    claim({
      id: 'info-nce-learns',
      statement:
        'InfoNCE learns: on the final pairs, once training has ended, it gets to half of what it could say at most, the lesser of I(x, y) and log N',
      expected: most / 2,
      measured: end.value,
      tolerance: 0,
      relation: '≥',
      unit: 'nats',
    }),
  ];
}

function below(facts: Facts, findings: Findings): ClaimResult[] {
  const { truth, replicas } = facts;
  const pairs = foundRows<keyof End>(findings, 'ends')[0]?.pairs;
  const claimBelow = (id: string, name: Column, label: string): ClaimResult[] => {
    const end = averagedEnd(findings, facts, name);
    if (!end) return [];
    return [
      claim({
        id,
        statement: `${label} stays below I(x, y) on average over the final pairs of ${replicaCount(replicas)} (99.9 % interval)`,
        expected: truth,
        measured: end.value,
        tolerance: NORMAL_999 * end.standardError + ROUNDING,
        relation: '≤',
        unit: 'nats',
      }),
    ];
  };
  return [
    ...claimBelow('info-nce-below', 'infoNce', 'InfoNCE'),
    ...claimBelow('nwj-below', 'nwj', 'NWJ'),
    // A mean of e^f over n pairs says nothing of what happens less often than once in n: the bound holds for its expectation.
    ...(truth <= Math.log(pairs) ? claimBelow('donsker-varadhan-below', 'donskerVaradhan', 'Donsker–Varadhan') : []),
  ];
}
