import { InputError } from '../input-error.ts';
import { CompensatedSum } from './compensated-sum.ts';
import { type Nats, nats, xlogy } from './logarithm.ts';

/** Probabilities of outcomes 0 … m−1: a table. */
export type Probabilities = ArrayLike<number>;

const SUM_TOLERANCE = 1e-9;

/**
 * Checks a table: not empty, every entry finite and ≥ 0, sum 1 within 1e-9; otherwise an InputError that names the
 * table as `what`.
 */
export function checkProbabilities(p: Probabilities, what = 'A table of probabilities'): void {
  if (p.length === 0) throw new InputError({ what: `${what} is empty`, expected: 'at least one outcome' });
  const total = new CompensatedSum();
  for (let i = 0; i < p.length; i++) {
    if (!(p[i] >= 0 && p[i] <= 1 + SUM_TOLERANCE)) {
      throw new InputError({
        what: `${what} has a bad entry at outcome ${i}`,
        got: p[i],
        expected: 'a probability from 0 to 1',
      });
    }
    total.add(p[i]);
  }
  if (Math.abs(total.value - 1) > SUM_TOLERANCE) {
    throw new InputError({
      what: `${what} does not sum to 1`,
      got: total.value,
      expected: '1 within 1e-9',
      remedy: 'Divide each entry by the sum.',
    });
  }
}

function checkPair(p: Probabilities, q: Probabilities): void {
  checkProbabilities(p, 'P');
  checkProbabilities(q, 'Q');
  if (p.length !== q.length) {
    throw new InputError({
      what: 'P and Q have different numbers of outcomes',
      got: `${p.length} and ${q.length}`,
      expected: 'the same outcomes',
    });
  }
}

/** H(P) = −Σ P ln P, nats; 0·ln 0 = 0. From 0 (a certain outcome) to ln m. Cover & Thomas (2.1). */
export function entropy(p: Probabilities): Nats {
  checkProbabilities(p, 'P');
  return crossEntropyOfChecked(p, p);
}

/** H(P,Q) = −Σ P ln Q: the expectation is P's. ∞ where Q misses an outcome of P. */
export function crossEntropy(p: Probabilities, q: Probabilities): Nats {
  checkPair(p, q);
  return crossEntropyOfChecked(p, q);
}

function crossEntropyOfChecked(p: Probabilities, q: Probabilities): Nats {
  const sum = new CompensatedSum();
  for (let i = 0; i < p.length; i++) sum.add(-xlogy(p[i], q[i]));
  return nats(sum.value + 0); // −0 becomes 0
}

/** KL(P‖Q) = Σ P ln(P/Q) ≥ 0; ∞ where Q misses an outcome of P. Cover & Thomas (2.26). */
export function klDivergence(p: Probabilities, q: Probabilities): Nats {
  checkPair(p, q);
  const sum = new CompensatedSum();
  for (let i = 0; i < p.length; i++) if (p[i] > 0) sum.add(p[i] * logRatio(p[i], q[i]));
  return nats(sum.value);
}

/** ln(p/q), as log1p where the two are close, so that a small divergence keeps its digits. */
function logRatio(p: number, q: number): number {
  const relative = (p - q) / q;
  return Math.abs(relative) < 0.5 ? Math.log1p(relative) : Math.log(p) - Math.log(q);
}

/** Jensen–Shannon divergence ½KL(P‖M) + ½KL(Q‖M), M = (P + Q)/2; from 0 to ln 2. Lin 1991. */
export function jensenShannon(p: Probabilities, q: Probabilities): Nats {
  checkPair(p, q);
  const middle = Array.from({ length: p.length }, (_, i) => (p[i] + q[i]) / 2);
  return nats((klDivergence(p, middle) + klDivergence(q, middle)) / 2);
}

/** Marginals of joint[x][y]: of x [row] and of y [column]. InputError where rows differ in length or it is no table. */
export function marginals(joint: readonly Probabilities[]): { x: number[]; y: number[] } {
  const columns = joint[0]?.length ?? 0;
  if (joint.some((row) => row.length !== columns)) {
    throw new InputError({ what: 'A joint table is ragged', expected: 'rows of one length' });
  }
  checkProbabilities(([] as number[]).concat(...joint.map((row) => Array.from(row))), 'A joint table');
  // Plain loops: lessons ask this of a hundred thousand tables.
  const ofY = Array.from({ length: columns }, () => new CompensatedSum());
  const x = joint.map((row) => {
    const ofX = new CompensatedSum();
    for (let j = 0; j < columns; j++) {
      ofX.add(row[j]);
      ofY[j].add(row[j]);
    }
    return ofX.value;
  });
  const y = ofY.map((sum) => sum.value);
  return { x, y };
}

/** I(x; y) = Σ P(x,y) ln(P(x,y) / P(x)P(y)) = H(y) − H(y|x) ≥ 0 of joint[x][y], nats. Cover & Thomas (2.28). */
export function mutualInformation(joint: readonly Probabilities[]): Nats {
  const { x, y } = marginals(joint);
  const sum = new CompensatedSum();
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < y.length; j++) {
      if (joint[i][j] > 0) sum.add(joint[i][j] * logRatio(joint[i][j], x[i] * y[j]));
    }
  }
  return nats(sum.value);
}

/** H(y|x) = −Σ P(x,y) ln P(y|x) of joint[x][y], nats: what y costs once x is known. Cover & Thomas (2.10). */
export function conditionalEntropy(joint: readonly Probabilities[]): Nats {
  const { x, y } = marginals(joint);
  const sum = new CompensatedSum();
  for (let i = 0; i < x.length; i++) {
    if (x[i] === 0) continue; // P(y|x) is 0/0 there
    for (let j = 0; j < y.length; j++) sum.add(-xlogy(joint[i][j], joint[i][j] / x[i]));
  }
  return nats(sum.value + 0);
}
