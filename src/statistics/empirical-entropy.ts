import { CompensatedSum } from '../information/compensated-sum.ts';
import { xlogy } from '../information/logarithm.ts';

/** Terms of a binomial below this share of its largest are left out. */
const NEGLIGIBLE = 1e-18;

/**
 * E H(P̂): the entropy that the frequencies of n independent draws from P have on average, nats. Exact: each outcome's count
 * is binomial. Below H(P) by (m − 1)/2n + O(1/n²) for m possible outcomes: Miller 1955; never by more than
 * ln(1 + (m − 1)/n): Paninski, "Estimation of entropy and mutual information", Neural Computation 15 (2003), prop. 1.
 */
export function expectedEmpiricalEntropy(p: ArrayLike<number>, n: number): number {
  const sum = new CompensatedSum();
  for (let k = 0; k < p.length; k++) {
    if (p[k] > 0 && p[k] < 1) sum.add(binomialExpectation(n, p[k], (count) => -xlogy(count / n, count / n)));
  }
  return sum.value;
}

/** E f(N), N ~ binomial(n, p), 0 < p < 1: from the mode outwards, by the ratio of neighbouring terms. */
function binomialExpectation(n: number, p: number, f: (count: number) => number): number {
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  let mass = 1;
  let total = f(mode);
  for (let count = mode, term = 1; count < n && term > NEGLIGIBLE; ) {
    term *= ((n - count) / (count + 1)) * odds;
    count++;
    mass += term;
    total += term * f(count);
  }
  for (let count = mode, term = 1; count > 0 && term > NEGLIGIBLE; ) {
    term *= count / (n - count + 1) / odds;
    count--;
    mass += term;
    total += term * f(count);
  }
  return total / mass;
}
