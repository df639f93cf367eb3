/** Most evaluations: some fifteen are needed where f is smooth, three a bit where it is not. */
const MOST = 200;

/**
 * A zero of f between a and b, where f has different signs: regula falsi with the Illinois rule (Dowell & Jarratt, BIT 11, 1971), every third
 * step a bisection, until the bracket is within `tolerance` times max(1, |x|). NaN where the signs do not differ, or
 * where f is NaN.
 */
export function findRoot(f: (x: number) => number, a: number, b: number, tolerance = 1e-13): number {
  let [low, high] = [a, b];
  let [atLow, atHigh] = [f(a), f(b)];
  if (atLow === 0) return a;
  if (atHigh === 0) return b;
  if (!(atLow * atHigh < 0)) return Number.NaN;
  let kept = 0;
  for (let step = 1; step <= MOST; step++) {
    const middle = (low + high) / 2;
    if (Math.abs(high - low) <= tolerance * Math.max(1, Math.abs(middle))) return middle;
    const x = step % 3 === 0 ? middle : (low * atHigh - high * atLow) / (atHigh - atLow);
    const value = f(x);
    if (value === 0 || Number.isNaN(value)) return value === 0 ? x : value;
    // An end that is kept twice running has its value halved, or the bracket would shrink from one side only.
    if (value * atLow > 0) {
      [low, atLow] = [x, value];
      if (kept === 1) atHigh /= 2;
      kept = 1;
    } else {
      [high, atHigh] = [x, value];
      if (kept === -1) atLow /= 2;
      kept = -1;
    }
  }
  return (low + high) / 2;
}
