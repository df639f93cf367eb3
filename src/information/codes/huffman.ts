import { checkProbabilities, type Probabilities } from '../entropy.ts';
import type { Lengths } from './prefix-code.ts';

/**
 * Word lengths of a Huffman code for P, bits, [outcome]: no prefix code has a smaller expected length. Outcomes of probability
 * 0 get no word (∞); where a single outcome is left, its word is empty. Of the best codes, one with the shortest longest word.
 * Huffman, "A Method for the Construction of Minimum-Redundancy Codes" (1952); Cover & Thomas, §5.6.
 */
export function huffmanLengths(p: Probabilities): Lengths {
  checkProbabilities(p, 'P');
  const outcomes = Array.from(p, (_, outcome) => outcome).filter((outcome) => p[outcome] > 0);
  outcomes.sort((a, b) => p[a] - p[b] || b - a);
  const { parent } = mergeSmallest(Float64Array.from(outcomes, (outcome) => p[outcome]));
  const depth = new Int32Array(parent.length);
  // A node's parent comes behind it: from the root downwards.
  for (let node = parent.length - 2; node >= 0; node--) depth[node] = depth[parent[node]] + 1;
  const lengths = new Array<number>(p.length).fill(Number.POSITIVE_INFINITY);
  outcomes.forEach((outcome, leaf) => {
    lengths[outcome] = depth[leaf];
  });
  return lengths;
}

/**
 * A Huffman code's expected length in bits a symbol, without its words: each merger of two nodes puts one bit more before all
 * that is below them, so it is the sum of the merged weights.
 */
export function huffmanRate(p: Probabilities): number {
  checkProbabilities(p, 'P');
  const possible = Float64Array.from(p).filter((probability) => probability > 0);
  return mergeSmallest(possible.sort()).merged;
}

/**
 * Merges the two smallest nodes until one is left. `weights` ascend; mergers come out ascending too, so that two queues do
 * (van Leeuwen 1976). Leaves first, mergers behind them, the root last; a leaf goes before a merger of the same weight.
 */
function mergeSmallest(weights: Float64Array): { parent: Int32Array; merged: number } {
  const leaves = weights.length;
  const weight = new Float64Array(Math.max(1, 2 * leaves - 1));
  weight.set(weights);
  const parent = new Int32Array(weight.length);
  let [leaf, merger, merged] = [0, leaves, 0];
  for (let next = leaves; next < weight.length; next++) {
    for (let side = 0; side < 2; side++) {
      const takesLeaf = leaf < leaves && (merger >= next || weight[leaf] <= weight[merger]);
      const node = takesLeaf ? leaf++ : merger++;
      parent[node] = next;
      weight[next] += weight[node];
    }
    merged += weight[next];
  }
  return { parent, merged };
}
