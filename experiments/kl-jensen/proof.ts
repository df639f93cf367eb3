import { CompensatedSum } from '../../src/information/compensated-sum.ts';

/**
 * The proof of KL(P, Q) ≥ 0, line by line, in nats:
 *
 *     KL(P, Q) = E_{y∼P}[−ln(Q(y)/P(y))]        surprise
 *              ≥ −ln E_{y∼P}[Q(y)/P(y)]         jensen: −ln is convex
 *              = −ln Σ_{y: P(y) > 0} Q(y)       reach: written as a sum
 *              ≥ −ln 1 = 0                      a probability is at most 1
 */
export interface ProofLines {
  surprise: number;
  jensen: number;
  reach: number;
}

export function proofLines(p: ArrayLike<number>, q: ArrayLike<number>): ProofLines {
  const [surprise, ratio, reached] = [new CompensatedSum(), new CompensatedSum(), new CompensatedSum()];
  for (let y = 0; y < p.length; y++) {
    if (p[y] === 0) continue;
    surprise.add(-p[y] * Math.log(q[y] / p[y]));
    ratio.add(p[y] * (q[y] / p[y]));
    reached.add(q[y]);
  }
  // + 0: −0 becomes 0.
  return { surprise: surprise.value + 0, jensen: -Math.log(ratio.value) + 0, reach: -Math.log(reached.value) + 0 };
}

/** What Jensen's line loses; 0 where both sides are infinite: P and Q have no outcome in common. */
export function jensenLoss({ surprise, jensen }: ProofLines): number {
  return surprise === jensen ? 0 : surprise - jensen;
}
