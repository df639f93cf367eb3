import { claim } from '../../src/experiment/claim.ts';
import type { Findings } from '../../src/experiment/findings.ts';
import type { ClaimResult } from '../../src/recording/recording.ts';
import { count, lowestBy } from '../measure.ts';
import type { PairKind } from '../random-tables.ts';
import { jensenLoss } from './proof.ts';
import { type KindRow, kindRows } from './study.ts';
import type { Facts } from './theory.ts';

/** Of sums of a dozen float64 terms of up to some eighty nats. */
const ROUNDING = 1e-13;
/** Of a divergence over twice the squared distance, at the least distance that counts. */
const RATIO = 1e-5;

/** Measured on all random pairs; none before the first round. */
export function pairClaims(findings: Findings, { pairs }: Facts): ClaimResult[] {
  const rows = kindRows(findings).filter((row) => row.pairs > 0);
  const total = rows.reduce((sum, row) => sum + row.pairs, 0);
  if (total < pairs) return [];
  const of = (...names: PairKind[]) => rows.filter(({ name }) => names.includes(name));
  const least = (column: keyof KindRow, among = rows) => Math.min(...among.map((row) => row[column]));
  const most = (column: keyof KindRow, among = rows) => Math.max(...among.map((row) => row[column]));
  const apart = rows.reduce((sum, row) => sum + row.apart, 0);
  const smallest = lowestBy(rows, (row) => row.smallestKl);
  const closest = lowestBy(rows, (row) => row.pinsker);
  const missing = of('Q misses an outcome');
  const nats = (parts: Pick<ClaimResult, 'id' | 'statement' | 'measured' | 'relation'>) =>
    claim({ ...parts, expected: 0, tolerance: ROUNDING, unit: 'nats' });
  return [
    nats({
      id: 'kl-nonnegative',
      statement: `KL(P, Q) ≥ 0: the smallest of ${count(total)} random pairs (pair ${count(smallest.smallestAt)}, ${smallest.name})`,
      measured: smallest.smallestKl,
      relation: '≥',
    }),
    nats({
      id: 'kl-zero-at-p',
      statement: `KL(P, P) = 0: the largest of ${count(of('equal')[0].pairs)} tables`,
      measured: most('largestKl', of('equal')),
      relation: '=',
    }),
    claim({
      id: 'pinsker',
      statement: `KL(P, Q) is zero only at P = Q, for it is at least 2·TV²·log e (Pinsker): the least KL over that bound, of ${count(apart)} pairs whose total variation TV is at least 1e−5 (pair ${count(closest.pinskerAt)}, ${closest.name})`,
      expected: 1,
      measured: closest.pinsker,
      tolerance: RATIO,
      relation: '≥',
      unit: '1',
    }),
    nats({
      id: 'proof-jensen',
      statement: 'Proof, line 3: E[−log(Q/P)] ≥ −log E[Q/P], y∼P (the least difference)',
      measured: least('smallestLoss'),
      relation: '≥',
    }),
    nats({
      id: 'proof-sum',
      statement: 'Proof, line 4: −log E[Q/P] = −log Σ Q over the outcomes that P has (the largest difference)',
      measured: most('equality'),
      relation: '≤',
    }),
    nats({
      id: 'proof-reach',
      statement: 'Proof, line 5: −log Σ Q ≥ −log 1 = 0 (the least)',
      measured: least('smallestReach'),
      relation: '≥',
    }),
    nats({
      id: 'proof-together',
      statement: 'What lines 3 and 5 lose is KL(P, Q), where it is finite (the largest difference)',
      measured: most('together'),
      relation: '≤',
    }),
    nats({
      id: 'equality-jensen',
      statement:
        'Line 3 is an equality where Q is c·P on all that P has, though KL = −log c > 0 (the largest difference)',
      measured: most('largestLoss', of('proportional', 'equal')),
      relation: '≤',
    }),
    claim({
      id: 'strict-jensen',
      statement:
        'Line 3 is an equality only there: what it loses, over 2·TV²·log e of P and of Q given that P has the outcome (the least)',
      expected: 1,
      measured: least('strictness'),
      tolerance: RATIO,
      relation: '≥',
      unit: '1',
    }),
    nats({
      id: 'equality-reach',
      statement: 'Line 5 is an equality where P has every outcome (the largest difference)',
      measured: most('largestReach', of('independent', 'near', 'equal')),
      relation: '≤',
    }),
    claim({
      id: 'infinite',
      statement: 'KL(P, Q) = ∞ where Q misses an outcome of P, and nowhere else (pairs that are otherwise)',
      expected: 0,
      measured: rows.reduce((sum, row) => sum + (missing.includes(row) ? row.pairs - row.infinite : row.infinite), 0),
      tolerance: 0,
      relation: '=',
      unit: `of ${count(total)} pairs`,
    }),
  ];
}

/** The same of the P and Q that the reader has before them. */
export function ownPairClaims({ kl, lines }: Facts): ClaimResult[] {
  return [
    claim({
      id: 'own-pair',
      statement: 'For P and for Q as set: what Jensen’s line loses and −log Q(outcomes of P) are KL(P, Q)',
      expected: kl,
      measured: jensenLoss(lines) + lines.reach,
      tolerance: ROUNDING * Math.max(1, Number.isFinite(kl) ? kl : 1),
      relation: '=',
      unit: 'nats',
    }),
  ];
}
