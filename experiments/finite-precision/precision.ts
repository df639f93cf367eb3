import type { Source } from './source.ts';

/** ln √(2πe): the entropy of one coordinate of the noise at σ = 1. */
const UNIT_NOISE = 0.5 * Math.log(2 * Math.PI * Math.E);

/** h(σε) in d dimensions, nats. */
export function noiseEntropy(sigma: number, dimension: number): number {
  return dimension * (Math.log(sigma) + UNIT_NOISE);
}

/** H_σ(y) = I(y; y + σε) = h(y + σε) − h(σε), nats. */
export function finitePrecisionEntropy(source: Source, sigma: number): number {
  return source.noisyEntropy(sigma) - noiseEntropy(sigma, source.dimension);
}

/** The lecture's approximation h(y) − d(ln σ + ln √(2π) + ½), nats: h(y) in place of h(y + σε). */
export function approximation(source: Source, sigma: number): number {
  return source.entropy - noiseEntropy(sigma, source.dimension);
}
