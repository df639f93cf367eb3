import { checkProbabilities, type Probabilities } from '../entropy.ts';
import type { Lengths } from './prefix-code.ts';

/**
 * Word lengths ⌈−log₂ P⌉ of Shannon's code, bits, [outcome]; ∞ for outcomes of probability 0. They meet Kraft's inequality,
 * and exceed the surprise by less than a bit. Shannon, "A Mathematical Theory of Communication" (1948), theorem 9; Cover & Thomas (5.28).
 */
export function shannonLengths(p: Probabilities): Lengths {
  checkProbabilities(p, 'P');
  return Array.from(p, (probability) => {
    if (probability === 0) return Number.POSITIVE_INFINITY;
    let length = Math.max(0, Math.floor(-Math.log2(probability)) - 1);
    // Powers of 2 are exact, their logarithm need not be: the least length with 2^−length ≤ P.
    while (2 ** -length > probability) length++;
    return length;
  });
}
