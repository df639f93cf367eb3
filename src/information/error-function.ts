/** Terms of the series, and depth of the continued fraction, at most: both stop where they stand still. */
const MOST_TERMS = 200;
const TINY = 1e-300;

/**
 * e^{x²}·erfc(x), accurate to some 1e-14 relative where x ≥ 0; it falls like 1/(x√π). ∞ where x is below −26.
 * Below 2 by the series of erf with positive terms, above by the continued fraction: Abramowitz & Stegun 7.1.6 and 7.1.14.
 */
export function erfcx(x: number): number {
  if (x < 0) return 2 * Math.exp(x * x) - erfcx(-x);
  if (x < 2) return Math.exp(x * x) - scaledErf(x);
  // Lentz's algorithm, modified, for x + (1/2)/(x + 1/(x + (3/2)/(x + …))).
  let value = x;
  let c = x;
  let d = 0;
  for (let k = 1; k < MOST_TERMS; k++) {
    d = 1 / (x + (k / 2) * d || TINY);
    c = x + k / 2 / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return 1 / (value * Math.sqrt(Math.PI));
}

/** e^{x²}·erf(x) = (2/√π)·Σ 2ⁿx^{2n+1}/(2n+1)!! for x ≥ 0. */
function scaledErf(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < MOST_TERMS && term > 1e-17 * sum; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

/** 1 − erf(x), from 2 to 0, with its relative accuracy where x is large. NaN at NaN. */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  return x > 28 ? 0 : Math.exp(-x * x) * erfcx(x);
}

/** Φ(z), the standard normal's distribution function, with its relative accuracy in the lower tail. */
export function normalCdf(z: number): number {
  return erfc(-z / Math.SQRT2) / 2;
}

/** Φ(b) − Φ(a), a ≤ b, without losing a difference in the upper tail. */
export function normalProbability(a: number, b: number): number {
  return a > 0 ? normalCdf(-a) - normalCdf(-b) : normalCdf(b) - normalCdf(a);
}
