import type { Probabilities } from '../entropy.ts';

/** Probabilities of all blocks of n independent outcomes of P, [block]: m^n of them, the first outcome changing slowest. */
export function blockProbabilities(p: Probabilities, n: number): Float64Array {
  let blocks = Float64Array.of(1);
  for (let symbol = 0; symbol < n; symbol++) {
    const longer = new Float64Array(blocks.length * p.length);
    for (let block = 0; block < blocks.length; block++) {
      for (let outcome = 0; outcome < p.length; outcome++) {
        longer[block * p.length + outcome] = blocks[block] * p[outcome];
      }
    }
    blocks = longer;
  }
  return blocks;
}
