import { crossEntropy, entropy, klDivergence } from '../../src/information/entropy.ts';
import type { Identity } from './identity.ts';

/** What the identities use of two tables P and Q over the same outcomes, in nats. */
export interface TablePair {
  /** ln m. */
  most: number;
  /** H(P), and H(P, P) apart from it. */
  entropy: number;
  self: number;
  crossEntropy: number;
  divergence: number;
  /** The least H(P, Q′) for Q′ from P towards Q. */
  around: number;
}

/** Shares of Q that are mixed into P to look around it for a lower H(P, ·). */
export const AROUND = [0.1, 0.001];

export function tablePair(p: readonly number[], q: readonly number[]): TablePair {
  const towards = (t: number) => p.map((each, outcome) => (1 - t) * each + t * q[outcome]);
  return {
    most: Math.log(p.length),
    entropy: entropy(p),
    self: crossEntropy(p, p),
    crossEntropy: crossEntropy(p, q),
    divergence: klDivergence(p, q),
    around: Math.min(...AROUND.map((t) => crossEntropy(p, towards(t)))),
  };
}

export const PAIR_IDENTITIES: readonly Identity<TablePair>[] = [
  { id: 'entropy-bound', formula: 'H(P) ≤ log m', relation: '≤', sides: (pair) => [pair.entropy, pair.most] },
  {
    id: 'cross-entropy-floor',
    formula: 'H(P,Q) ≥ H(P)',
    relation: '≥',
    sides: (pair) => [pair.crossEntropy, pair.entropy],
  },
  { id: 'kl-nonnegative', formula: 'KL(P,Q) ≥ 0', relation: '≥', sides: ({ divergence }) => [divergence, 0] },
  {
    id: 'kl-difference',
    formula: 'KL(P,Q) = H(P,Q) − H(P)',
    relation: '=',
    sides: (pair) => [pair.divergence, pair.crossEntropy - pair.entropy],
  },
  {
    id: 'argmin',
    formula: `argmin H(P,·) = P: H(P,·) at P + t(Q − P), t = ${AROUND.join(' or ')}, is ≥ H(P,P)`,
    relation: '≥',
    sides: ({ around, self }) => [around, self],
  },
];
