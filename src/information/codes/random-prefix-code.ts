import type { Probabilities } from '../entropy.ts';
import type { Stream } from '../random.ts';
import type { Lengths } from './prefix-code.ts';

/**
 * Word lengths of a random complete prefix code, [outcome], bits: Huffman's construction with slips. Each merger takes two
 * random nodes among the `reach` smallest: with a reach of 2 it is a Huffman code, a little more is a near miss, and with a
 * reach of m any complete code can come out.
 */
export function randomPrefixCode(p: Probabilities, reach: number, stream: Stream): Lengths {
  const m = p.length;
  // What waits for a merger, smallest first; a merger is numbered behind the leaves.
  const nodes = Array.from(p, (_, outcome) => outcome).sort((a, b) => p[a] - p[b]);
  const weights = nodes.map((outcome) => p[outcome]);
  const parent = new Int32Array(2 * m - 1);
  for (let merger = m; merger < 2 * m - 1; merger++) {
    const among = Math.min(Math.max(2, reach), nodes.length);
    let total = 0;
    for (let side = 0; side < 2; side++) {
      const taken = stream.integer(among - side);
      parent[nodes[taken]] = merger;
      total += weights[taken];
      nodes.splice(taken, 1);
      weights.splice(taken, 1);
    }
    const place = firstAbove(weights, total);
    nodes.splice(place, 0, merger);
    weights.splice(place, 0, total);
  }
  const depth = new Int32Array(2 * m - 1);
  for (let node = 2 * m - 3; node >= 0; node--) depth[node] = depth[parent[node]] + 1;
  return Array.from(depth.subarray(0, m));
}

/** The first place in an ascending list whose value is above. */
function firstAbove(ascending: readonly number[], value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
