import { trapezoidNodes } from '../../src/information/quadrature.ts';

/** tanh(ay) bends within 1/a: these lie close enough for 1e-9 where Q is as broad as two modes ten apart. */
const { z, weight } = trapezoidNodes(513);

/**
 * KL(Q, P) of Q = N(m, e^{2l}) and P = ½N(−a, 1) + ½N(a, 1), in nats, with a = separation/2. Of P's logarithm, all but ln cosh(ay) is a
 * quadratic: KL = −½ − l + ½(m² + σ² + a²) − E_Q ln cosh(ay).
 */
export function pairKl(m: number, l: number, separation: number): number {
  const [a, sigma] = [separation / 2, Math.exp(l)];
  let bend = 0;
  for (let i = 0; i < z.length; i++) {
    const u = Math.abs(a * (m + sigma * z[i]));
    bend += weight[i] * (u + Math.log1p(Math.exp(-2 * u)) - Math.LN2);
  }
  return -0.5 - l + 0.5 * (m * m + sigma * sigma + a * a) - bend;
}

/** [∂/∂m, ∂/∂l] of the same. */
export function pairKlGradient(m: number, l: number, separation: number): [number, number] {
  const [a, sigma] = [separation / 2, Math.exp(l)];
  let [pull, spread] = [0, 0];
  for (let i = 0; i < z.length; i++) {
    const t = weight[i] * Math.tanh(a * (m + sigma * z[i]));
    pull += t;
    spread += t * z[i];
  }
  return [m - a * pull, -1 + sigma * sigma - a * sigma * spread];
}

/**
 * (∂KL/∂m)/m at σ = 1, and at m = 0 its limit, ∂²KL/∂m². The middle is stationary at every separation: divided by m, only the
 * other stationary points are left, and their curve crosses nothing.
 * E tanh(a(m + z)) = E sinh(2am)/(cosh(2az) + cosh(2am)), as z and −z are equally likely.
 */
export function pairSlopeOverMean(m: number, separation: number): number {
  const a = separation / 2;
  const [rise, level] = [m === 0 ? 2 * a : Math.sinh(2 * a * m) / m, Math.cosh(2 * a * m)];
  let pull = 0;
  for (let i = 0; i < z.length; i++) pull += (weight[i] * rise) / (Math.cosh(2 * a * z[i]) + level);
  return 1 - a * pull;
}
