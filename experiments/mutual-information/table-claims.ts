import { claim } from '../../src/experiment/claim.ts';
import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import { klDivergence } from '../../src/information/entropy.ts';
import type { ClaimResult } from '../../src/recording/recording.ts';
import { CHANNELS } from './channels.ts';
import { type JointFacts, product } from './joint.ts';

/** Of sums of at most some thousand float64 terms of order 1. */
const ROUNDING = 1e-12;

/** Identities of the joint table, each side summed in its own way. */
export function tableClaims(joint: JointFacts, findings: Findings): ClaimResult[] {
  const { entropyX, entropyY, jointEntropy, conditionalEntropy, reverseConditionalEntropy, information } = joint;
  const exact = { tolerance: ROUNDING, unit: 'nats' } as const;
  const claims = [
    claim({
      id: 'chain-rule',
      statement: 'The chain rule: H(x, y) = H(x) + H(y | x)',
      expected: entropyX + conditionalEntropy,
      measured: jointEntropy,
      relation: '=',
      ...exact,
    }),
    claim({
      id: 'difference',
      statement: 'I(x, y) = H(y) − H(y | x)',
      expected: entropyY - conditionalEntropy,
      measured: information,
      relation: '=',
      ...exact,
    }),
    claim({
      id: 'symmetry',
      statement: 'x tells of y what y tells of x: H(y) − H(y | x) = H(x) − H(x | y)',
      expected: entropyY - conditionalEntropy,
      measured: entropyX - reverseConditionalEntropy,
      relation: '=',
      ...exact,
    }),
    claim({
      id: 'divergence',
      statement: 'I(x, y) is the divergence of the table from the product of its margins, KL(P(x, y), P(x)P(y))',
      expected: klDivergence(joint.table.flat(), product(joint.table)),
      measured: information,
      relation: '=',
      ...exact,
    }),
    claim({
      id: 'non-negative',
      statement: 'Knowing x does not raise the entropy of y on average: H(y | x) ≤ H(y)',
      expected: entropyY,
      measured: conditionalEntropy,
      relation: '≤',
      ...exact,
    }),
  ];
  const channels = foundRows<'ofYZ' | 'ofXZ'>(findings, 'channels');
  if (channels.length < CHANNELS) return claims;
  claims.push(
    claim({
      id: 'data-processing',
      statement: `No processing of y adds to what it tells of x: I(x, z) ≤ I(x, y), the largest over ${CHANNELS} random channels from y to z`,
      expected: information,
      measured: Math.max(...channels.map(({ ofXZ }) => ofXZ)),
      relation: '≤',
      ...exact,
    }),
    claim({
      id: 'data-processing-after',
      statement: 'Nor does z tell more of x than of y: the largest I(x, z) − I(y, z) over the same channels',
      expected: 0,
      measured: Math.max(...channels.map(({ ofXZ, ofYZ }) => ofXZ - ofYZ)),
      relation: '≤',
      ...exact,
    }),
  );
  return claims;
}
