/** (1 − ε)P + ε/m, [outcome]: what label smoothing lets draw, and where its cross-entropy is least. */
export function smoothedTable(p: readonly number[], epsilon: number): number[] {
  return p.map((probability) => (1 - epsilon) * probability + epsilon / p.length);
}

/**
 * How fast focal loss falls at Q(y) = q, as a logarithm: ln of −d/dq of −(1 − q)^γ ln q. The loss is convex in q, so this falls,
 * from ∞ at q = 0. A function of the log odds z = ln(q/(1 − q)), of which it is nearly a line at either end.
 */
function lnFocalSlopeAt(z: number, gamma: number): number {
  const [lnQ, lnRest] = [-softplus(-z), -softplus(z)];
  return gamma * lnRest + Math.log(Math.exp(-lnQ) - gamma * lnQ * Math.exp(-lnRest));
}

/** The same at a probability from 0 to 1. */
export function lnFocalSlope(q: number, gamma: number): number {
  return lnFocalSlopeAt(logOdds(q), gamma);
}

/**
 * The table Q with the least focal loss Σ −P (1 − Q)^γ ln Q, [outcome]: where P(y) times the slope at Q(y) is the same number λ for
 * every y that can happen (Lagrange), with the λ for which Q sums to 1. Unique, since the sum is convex in Q. Charoenphakdee et al. (2021), §4.
 */
export function focalMinimiser(p: readonly number[], gamma: number): number[] {
  // A certain outcome stays so.
  if (gamma === 0 || p.includes(1)) return [...p];
  const tableAt = (lnMultiplier: number) =>
    p.map((probability) => {
      if (probability === 0) return 0;
      const level = lnMultiplier - Math.log(probability);
      const excess = (z: number) => lnFocalSlopeAt(z, gamma) - level;
      return Math.exp(-softplus(-crossing(excess, ...around(excess, logOdds(probability)))));
    });
  // Both tables sum to 1, so somewhere Q is at least P, and somewhere at most: λ lies between what these are at Q = P.
  const atP = p.flatMap((share) => (share > 0 ? Math.log(share) + lnFocalSlope(share, gamma) : []));
  const lnSum = (lnMultiplier: number) => Math.log(tableAt(lnMultiplier).reduce((sum, value) => sum + value, 0));
  const q = tableAt(crossing(lnSum, Math.min(...atP), Math.max(...atP)));
  const total = q.reduce((sum, value) => sum + value, 0);
  return q.map((value) => value / total);
}

/** ln(1 + e^x). */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

function logOdds(q: number): number {
  return Math.log(q) - Math.log1p(-q);
}

/** An interval in which a falling function passes 0, found from a start in steps that double. */
function around(falling: (x: number) => number, start: number): [number, number] {
  const up = falling(start) > 0;
  let [from, to] = [start, start];
  for (let step = 1; falling(to) > 0 === up && step < WIDE; step *= 2) {
    from = to;
    to += up ? step : -step;
  }
  return up ? [from, to] : [to, from];
}

/** Log odds of float64 numbers lie within. */
const WIDE = 1500;
/** Two steps that differ by less have arrived. */
const ROUNDING = 1e-14;

/** Where a falling function passes 0, by false position (the Illinois variant); an end of the interval where it does not. */
function crossing(falling: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let [above, below] = [falling(low), falling(high)];
  if (!(above > 0)) return low;
  if (!(below < 0)) return high;
  let [kept, last] = [0, Number.NaN];
  for (let i = 0; i < 100; i++) {
    const x = (low * below - high * above) / (below - above);
    const value = falling(x);
    if (value === 0 || Math.abs(x - last) < ROUNDING * Math.max(1, Math.abs(x))) return x;
    last = x;
    // An end that stays twice weighs half: else it might stay for ever.
    if (value > 0) {
      [low, above] = [x, value];
      if (kept === 1) below /= 2;
      kept = 1;
    } else {
      [high, below] = [x, value];
      if (kept === -1) above /= 2;
      kept = -1;
    }
  }
  return last;
}
