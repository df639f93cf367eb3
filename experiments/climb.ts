import type { GaussianMixture } from '../src/distributions/mixture.ts';

/** The top of the hill of ln p on which `from` stands, by gradient ascent that never goes down, in standardised coordinates: where, and ln p there, nats. */
export function climb(p: GaussianMixture, from: readonly number[]): { at: number[]; height: number } {
  let at = [...from];
  let height = p.logProb(at);
  const slope = [0, 0];
  const variance = p.covariance().map((row, j) => row[j]);
  for (let step = 1; step > 1e-12; ) {
    p.logProbGradient(at, slope);
    const next = at.map((value, j) => value + step * variance[j] * slope[j]);
    const higher = p.logProb(next);
    if (higher > height) [at, height] = [next, higher];
    else step /= 2;
  }
  return { at, height };
}
