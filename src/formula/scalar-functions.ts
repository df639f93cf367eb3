/** ln(1 + eˣ), without overflow, accurate in both tails: x for large x, eˣ for very negative x. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** 1 / (1 + e⁻ˣ), the derivative of softplus; its relative accuracy holds in the lower tail. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const growth = Math.exp(x);
  return growth / (1 + growth);
}

/** How much of max(a, b) is a: 1, 0, or ½ at a tie; 0 where either is NaN. */
export function preference(a: number, b: number): number {
  if (a > b) return 1;
  return a === b ? 0.5 : 0;
}

/** a·b where an exact 0 wins over ±∞ and NaN: how adjoints meet partial derivatives. See `differentiate.ts`. */
export function contribution(adjoint: number, partial: number): number {
  return adjoint === 0 || partial === 0 ? 0 : adjoint * partial;
}

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/**
 * ln |Γ(x)|, to about 1e-14 relative; +∞ at 0, −1, −2, …
 * Source: Lanczos, A Precision Approximation of the Gamma Function (1964), with g = 7 and 9 terms.
 */
export function logGamma(x: number): number {
  // sin(πx) is not 0 in float64.
  if (x <= 0 && Number.isInteger(x)) return Number.POSITIVE_INFINITY;
  if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logGamma(1 - x);
  const shifted = x - 1;
  const base = shifted + 7.5;
  let sum = LANCZOS[0];
  for (let k = 1; k < LANCZOS.length; k++) sum += LANCZOS[k] / (shifted + k);
  return Math.log(2 * Math.PI) / 2 + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}
