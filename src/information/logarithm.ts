/**
 * Logarithms that survive ±∞, and the two units of information. One nat is log₂ e ≈ 1.4427 bits.
 * The brands keep a number in bits from being handed where nats are meant; both are plain numbers at run time.
 */
export type Nats = number & { readonly unit: 'nats' };
export type Bits = number & { readonly unit: 'bits' };

/** Marks a plain number as nats; −ln of a probability or density is in nats. */
export function nats(value: number): Nats {
  return value as Nats;
}

/** Nats to bits: divides by ln 2. */
export function bits(value: Nats): Bits {
  return (value / Math.LN2) as Bits;
}

/** Bits to nats. */
export function natsFromBits(value: Bits): Nats {
  return (value * Math.LN2) as Nats;
}

/**
 * ln Σ exp(values[i]), i < count.
 * No values, or all −∞: −∞. Any +∞: +∞. Any NaN: NaN. Otherwise finite, whatever the size of the values.
 */
export function logSumExp(values: ArrayLike<number>, count = values.length): number {
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    if (Number.isNaN(values[i])) return Number.NaN;
    if (values[i] > max) max = values[i];
  }
  if (!Number.isFinite(max)) return max;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += Math.exp(values[i] - max);
  return max + Math.log(sum);
}

/** ln(e^a + e^b), with the rules of `logSumExp`. */
export function logAddExp(a: number, b: number): number {
  if (a === b) return a + Math.LN2; // also (−∞, −∞) and (∞, ∞), where a − b would be NaN
  const max = Math.max(a, b);
  return max + Math.log1p(Math.exp(-Math.abs(a - b)));
}

/** x·ln y with 0·ln y = 0 for every y that is not NaN: the convention of entropy's sums. x < 0 follows the arithmetic. */
export function xlogy(x: number, y: number): number {
  return x === 0 && !Number.isNaN(y) ? 0 : x * Math.log(y);
}
