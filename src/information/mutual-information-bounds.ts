import { logSumExp } from './logarithm.ts';

/**
 * Variational lower bounds on I(x; y) from a critic's scores f(x, y), in nats. `scores` is [x × y] of n drawn pairs, flat:
 * entry i·n + j is f(x_i, y_j), so that the diagonal is drawn from the joint and the rest from the product of marginals.
 * Poole et al., "On Variational Bounds of Mutual Information", ICML 2019.
 *
 * Each function also writes its gradient with respect to the scores, [x × y], where `gradient` is given.
 */
export type Bound = (scores: Float64Array, n: number, gradient: Float64Array | null) => number;

/**
 * InfoNCE: the mean of f(x_i, y_i) − ln((1/n)·Σ_j e^{f(x_i, y_j)}). At most ln n, whatever the scores, as the sum has the pair's
 * own term. Van den Oord et al., "Representation Learning with Contrastive Predictive Coding", 2018.
 */
export const infoNce: Bound = (scores, n, gradient) => {
  let total = 0;
  for (let i = 0; i < n; i++) {
    const row = i * n;
    let max = Number.NEGATIVE_INFINITY;
    for (let at = row; at < row + n; at++) max = Math.max(max, scores[at]);
    let sum = 0;
    for (let at = row; at < row + n; at++) {
      const exponential = Math.exp(scores[at] - max);
      sum += exponential;
      if (gradient) gradient[at] = exponential;
    }
    total += scores[row + i] - max - Math.log(sum);
    if (!gradient) continue;
    for (let at = row; at < row + n; at++) gradient[at] /= -n * sum;
    gradient[row + i] += 1 / n;
  }
  return total / n + Math.log(n);
};

/** What NWJ and Donsker–Varadhan see of the scores. */
export interface ScoreMeans {
  /** Mean score of pairs from the joint. */
  joint: number;
  /** ln of the mean of e^f over pairs from the product of marginals. */
  logProduct: number;
}

/**
 * Over the diagonal, and over the n(n − 1) pairs off it; n is at least 2. `weights` receives each pair's share of the sum of e^f
 * off the diagonal, [x × y], 0 on it.
 */
export function scoreMeans(scores: Float64Array, n: number, weights: Float64Array | null = null): ScoreMeans {
  let joint = 0;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0, at = 0; i < n; i++) {
    joint += scores[i * n + i];
    for (let j = 0; j < n; j++, at++) if (i !== j) max = Math.max(max, scores[at]);
  }
  let sum = 0;
  for (let i = 0, at = 0; i < n; i++) {
    for (let j = 0; j < n; j++, at++) {
      const exponential = i === j ? 0 : Math.exp(scores[at] - max);
      sum += exponential;
      if (weights) weights[at] = exponential;
    }
  }
  if (weights) for (let at = 0; at < n * n; at++) weights[at] /= sum;
  return { joint: joint / n, logProduct: max + Math.log(sum / (n * (n - 1))) };
}

/** Several batches' means as those of one, each batch with the same number of pairs. */
export function pooledMeans(batches: readonly ScoreMeans[]): ScoreMeans {
  return {
    joint: batches.reduce((sum, { joint }) => sum + joint, 0) / batches.length,
    logProduct: logSumExp(batches.map(({ logProduct }) => logProduct)) - Math.log(batches.length),
  };
}

/** NWJ of means: E_joint f − E_product e^{f−1}. */
export function nwjOf({ joint, logProduct }: ScoreMeans): number {
  return joint - Math.exp(logProduct - 1);
}

/** Donsker–Varadhan of means: E_joint f − ln E_product e^f, at least NWJ's. */
export function donskerVaradhanOf({ joint, logProduct }: ScoreMeans): number {
  return joint - logProduct;
}

/**
 * Nguyen, Wainwright & Jordan, IEEE Transactions on Information Theory 56 (2010): E_joint f − E_product e^{f−1} ≤ I, without
 * bias from few pairs. Reached at f = 1 + ln p(x, y)/(p(x)p(y)).
 */
export const nwj: Bound = (scores, n, gradient) => {
  const means = scoreMeans(scores, n, gradient);
  if (gradient) fromWeights(gradient, n, Math.exp(means.logProduct - 1));
  return nwjOf(means);
};

/**
 * Donsker & Varadhan 1975, as trained by MINE (Belghazi et al., ICML 2018): E_joint f − ln E_product e^f ≤ I. The logarithm of a
 * mean over few pairs is too small on average, so that an estimate from a sample is not itself a bound.
 */
export const donskerVaradhan: Bound = (scores, n, gradient) => {
  const means = scoreMeans(scores, n, gradient);
  if (gradient) fromWeights(gradient, n, 1);
  return donskerVaradhanOf(means);
};

/** Turns the weights of e^f into a gradient: −slope·weight off the diagonal, 1/n on it. */
function fromWeights(weights: Float64Array, n: number, slope: number): void {
  for (let at = 0; at < n * n; at++) weights[at] *= -slope;
  for (let i = 0; i < n; i++) weights[i * n + i] = 1 / n;
}
