/**
 * A running sum that carries its rounding error along: Neumaier, "Rundungsfehleranalyse einiger Verfahren zur
 * Summation endlicher Summen", ZAMM 54 (1974). Once the sum is ±∞ or NaN it stays so, as in plain addition.
 */
export class CompensatedSum {
  private sum = 0;
  private carry = 0;

  add(term: number): void {
    const next = this.sum + term;
    this.carry += Math.abs(this.sum) >= Math.abs(term) ? this.sum - next + term : term - next + this.sum;
    this.sum = next;
  }

  get value(): number {
    return Number.isFinite(this.sum) ? this.sum + this.carry : this.sum;
  }
}

/** Σ values[i], with one rounding's worth of error. */
export function compensatedSum(values: Iterable<number>): number {
  const total = new CompensatedSum();
  for (const value of values) total.add(value);
  return total.value;
}
