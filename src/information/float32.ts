const value = new Float32Array(1);
const word = new Int32Array(value.buffer);

/**
 * Distance between neighbouring float32 numbers at |x|: 2^(e − 23) in the binade 2^e ≤ |x| < 2^(e+1), and 2⁻¹⁴⁹ below
 * 2⁻¹²⁵. ∞ beyond float32's range, NaN at NaN. IEEE 754, binary32.
 */
export function float32Spacing(x: number): number {
  const size = Math.abs(x);
  if (size >= 2 ** 128) return Number.POSITIVE_INFINITY;
  return Number.isNaN(size) ? Number.NaN : Math.max(2 ** -149, 2 ** (binade(size) - 23));
}

/** e with 2^e ≤ x < 2^(e+1); Math.log2 alone may round up just below a power of two. x > 0, or −∞ at 0. */
function binade(x: number): number {
  const e = Math.floor(Math.log2(x));
  return 2 ** e > x ? e - 1 : e;
}

/** The float32 next above f, itself a finite float32. */
export function float32Above(f: number): number {
  return neighbour(f, 1);
}

/** The float32 next below f. */
export function float32Below(f: number): number {
  return neighbour(f, -1);
}

function neighbour(f: number, side: 1 | -1): number {
  if (f === 0) return side * 2 ** -149;
  value[0] = f;
  // The words of positive numbers are in the numbers' order, those of negative ones in the opposite.
  word[0] += f > 0 ? side : -side;
  return value[0];
}

/** The least float32 that is at least x. */
export function float32AtLeast(x: number): number {
  const nearest = Math.fround(x);
  return nearest >= x ? nearest : float32Above(nearest);
}

/** Above this real number, reals round to the float32 f or higher: half way from the number below (ties aside). */
export function roundsUpTo(f: number): number {
  return float32Below(f) + (f - float32Below(f)) / 2;
}
