/** Where the power series of erf is left for the continued fraction of erfc: both have 1e-15 there. */
const SERIES_UP_TO = 2.5;

/**
 * 1 − erf(x) for x ≥ 0, to about 1e-14 relative. Abramowitz & Stegun, Handbook of Mathematical Functions, 7.1.6 and 7.1.14.
 */
function complementaryError(x: number): number {
  if (x < SERIES_UP_TO) {
    let term = x;
    let sum = x;
    for (let k = 1; Math.abs(term) > 1e-17 * sum; k++) {
      term *= (2 * x * x) / (2 * k + 1);
      sum += term;
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
  }
  let fraction = x;
  for (let k = 80; k >= 1; k--) fraction = x + k / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}

/** The probability that a standard normal lies beyond z, upwards; it keeps its relative accuracy far out. */
function upperTail(z: number): number {
  return z >= 0 ? 0.5 * complementaryError(z / Math.SQRT2) : 1 - 0.5 * complementaryError(-z / Math.SQRT2);
}

/** The probability that a standard normal lies between low and high; either may be infinite. 0 where high ≤ low. */
export function normalProbability(low: number, high: number): number {
  if (!(high > low)) return 0;
  // Differences of the nearer tails: what is left of them far out is not lost in 1 − 1.
  if (low >= 0) return upperTail(low) - upperTail(high);
  if (high <= 0) return upperTail(-high) - upperTail(-low);
  return 1 - upperTail(high) - upperTail(-low);
}
