import { InputError } from '../input-error.ts';

/**
 * How likely a fair coin is to fall `wins` times or more to one side in wins + losses throws: the exact one-sided sign test
 * (McNemar's, of pairs that differ). InputError where they are no counts.
 */
export function signTest(wins: number, losses: number): number {
  const counts = [wins, losses];
  if (!counts.every((count) => Number.isInteger(count) && count >= 0)) {
    throw new InputError({ what: 'A sign test has impossible counts', got: counts, expected: 'integers from 0 up' });
  }
  const throws = wins + losses;
  // ln of C(n, k) 2⁻ⁿ, from k = n down: a product would underflow where there are a thousand throws.
  let logTerm = -throws * Math.LN2;
  let sum = Math.exp(logTerm);
  for (let k = throws - 1; k >= wins; k--) {
    logTerm += Math.log((k + 1) / (throws - k));
    sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}
