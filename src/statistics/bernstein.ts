/**
 * How far the mean of n independent draws may lie from its expectation, with the given confidence, on either side: Bernstein's
 * inequality, which needs no Gaussian: 2·exp(−n t²/(2(v + b t/3))) = 1 − confidence, solved for t. `variance`: of one draw;
 * `reach` b: how far one can lie from its expectation. Boucheron, Lugosi & Massart, Concentration Inequalities (2.10).
 */
export function bernsteinRadius(draw: { variance: number; reach: number }, n: number, confidence: number): number {
  const logs = Math.log(2 / (1 - confidence));
  const linear = (draw.reach * logs) / 3;
  return (linear + Math.sqrt(linear ** 2 + 2 * n * draw.variance * logs)) / n;
}

/** The least n whose radius is `radius`: the inequality solved for n, not rounded; 0 where nothing varies. */
export function bernsteinDraws(draw: { variance: number; reach: number }, radius: number, confidence: number): number {
  const logs = Math.log(2 / (1 - confidence));
  const needed = 2 * logs * (draw.variance + (draw.reach * radius) / 3);
  return needed === 0 ? 0 : needed / radius ** 2;
}
