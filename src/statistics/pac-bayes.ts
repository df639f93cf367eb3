import { InputError } from '../input-error.ts';

/**
 * What a PAC-Bayes bound is read from. A loss from 0 to `largestLoss`; the model is drawn from a posterior Q, which may
 * depend on the N examples in any way, while the prior P may not.
 */
export interface PacBayes {
  /** Mean loss on the N examples, in expectation over Q. */
  empiricalLoss: number;
  /** KL(Q, P), nats. */
  kl: number;
  /** N */
  examples: number;
  /** Of all samples of N examples, at most this share may break the bound, for whatever Q. */
  delta: number;
  /** Default 1. */
  largestLoss?: number;
}

/** c = L_max(KL + ln 1/δ)/N, in units of the loss: what the bounds charge for having looked. */
function charge({ kl, examples, delta, largestLoss = 1 }: PacBayes): number {
  if (!(delta > 0 && delta < 1)) {
    throw new InputError({ what: 'A bound has an impossible delta', got: delta, expected: 'a number between 0 and 1' });
  }
  return (largestLoss * (kl - Math.log(delta))) / examples;
}

/**
 * With probability 1 − δ over samples, for all Q together: L ≤ (L̂ + λc)/(1 − 1/(2λ)), for a λ > ½ chosen in advance.
 * It may exceed L_max, and then says nothing. McAllester, A PAC-Bayesian Tutorial with a Dropout Bound (2013), theorem 2.
 */
export function linearPacBayesBound(parts: PacBayes, lambda: number): number {
  if (!(lambda > 0.5)) {
    throw new InputError({ what: 'The linear PAC-Bayes bound has a bad λ', got: lambda, expected: 'more than ½' });
  }
  return (parts.empiricalLoss + lambda * charge(parts)) / (1 - 1 / (2 * lambda));
}

/**
 * The λ at which the linear bound is least: (1 + √(1 + 2L̂/c))/2. It depends on the sample, so that the bound is not proved for
 * it: λ from a grid of K in advance is, at δ/K.
 */
export function bestLambda(parts: PacBayes): number {
  return (1 + Math.sqrt(1 + (2 * parts.empiricalLoss) / charge(parts))) / 2;
}

/** kl(q‖p) = q ln(q/p) + (1 − q) ln((1 − q)/(1 − p)) of two coins, nats; 0·ln 0 = 0. */
export function binaryKl(q: number, p: number): number {
  const term = (a: number, b: number) => (a === 0 ? 0 : a * Math.log(a / b));
  return term(q, p) + term(1 - q, 1 - p);
}

/** The largest p from q to 1 with kl(q‖p) ≤ budget, by bisection to the last bit. NaN where an argument is. */
export function binaryKlInverse(q: number, budget: number): number {
  if (Number.isNaN(q) || Number.isNaN(budget)) return Number.NaN;
  let [low, high] = [q, 1];
  for (;;) {
    const middle = (low + high) / 2;
    if (!(low < middle && middle < high)) return low;
    if (binaryKl(q, middle) <= budget) low = middle;
    else high = middle;
  }
}

/**
 * With probability 1 − δ, for all Q together: kl(L̂‖L) ≤ (KL + ln(2√N/δ))/N, in units of L_max; solved for L. N ≥ 8.
 * Never above L_max. Maurer, A Note on the PAC-Bayesian Theorem (2004), theorem 5.
 */
export function klPacBayesBound(parts: PacBayes): number {
  const { empiricalLoss, examples, largestLoss = 1 } = parts;
  const budget = charge(parts) / largestLoss + Math.log(2 * Math.sqrt(examples)) / examples;
  return largestLoss * binaryKlInverse(empiricalLoss / largestLoss, budget);
}

/** KL(N(mean, diag e^{2·logScale}), N(priorMean, priorScale²·I)), nats. All [parameter]. */
export function gaussianKl(
  mean: ArrayLike<number>,
  logScale: ArrayLike<number>,
  priorMean: ArrayLike<number>,
  priorScale: number,
): number {
  let sum = 0;
  for (let j = 0; j < mean.length; j++) {
    const log = logScale[j] - Math.log(priorScale);
    sum += (Math.exp(2 * log) + ((mean[j] - priorMean[j]) / priorScale) ** 2 - 1) / 2 - log;
  }
  return sum;
}
