import type { Stream } from '../information/random.ts';
import { InputError } from '../input-error.ts';

/**
 * A random table of m ≥ 1 probabilities: Dirichlet(a, …, a). a = 1: all tables alike; small a: a few outcomes have nearly all; large
 * a: nearly uniform. Independent gammas over their sum; an entry may underflow to 0 where a is small. InputError where a is
 * outside 0.02 … 1e6: below, all entries may underflow.
 */
export function sampleDirichlet(m: number, concentration: number, stream: Stream): number[] {
  if (!(concentration >= 0.02 && concentration <= 1e6)) {
    throw new InputError({
      what: 'A Dirichlet distribution has a bad concentration',
      got: concentration,
      expected: 'a number from 0.02 to 1e6',
    });
  }
  const draws = Array.from({ length: m }, () => sampleGamma(concentration, stream));
  const total = draws.reduce((sum, draw) => sum + draw, 0);
  return draws.map((draw) => draw / total);
}

/**
 * Gamma(shape, 1) by Marsaglia & Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000); below shape
 * 1 by their §6: Gamma(shape + 1) · U^(1/shape).
 */
export function sampleGamma(shape: number, stream: Stream): number {
  if (shape < 1) return sampleGamma(shape + 1, stream) * stream.uniform() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = stream.normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(stream.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
