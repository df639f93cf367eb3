/**
 * The word lengths of every complete prefix code for m outcomes, [outcome], bits: all vectors with Σ 2^−length = 1, each order
 * of them. A prefix code that is not complete has a node with one child, and is shorter without it: the least expected
 * length over all prefix codes is the least over these. The array is the same one each time. m from 1 to 20; there are 1, 1, 3,
 * 13, 75, 525, 4347, 41245, … of them.
 */
export function* completeLengths(m: number): Generator<readonly number[], void> {
  const lengths = new Array<number>(m).fill(0);
  yield* fill(lengths, 0, 2 ** (m - 1));
}

/** Shares out what is left of Kraft's sum, in units of 2^−(m−1), the share of the longest word there can be. */
function* fill(lengths: number[], outcome: number, left: number): Generator<readonly number[], void> {
  const [m, others] = [lengths.length, lengths.length - outcome - 1];
  if (others < 0) {
    yield lengths;
    return;
  }
  for (let length = 0; length < m; length++) {
    const rest = left - 2 ** (m - 1 - length);
    // `others` powers of 2 sum to `rest`: at least as many as its binary digits, at most `rest` ones.
    if (rest < others || (others === 0 && rest !== 0) || ones(rest) > others) continue;
    lengths[outcome] = length;
    yield* fill(lengths, outcome + 1, rest);
  }
}

function ones(n: number): number {
  let count = 0;
  for (let bits = n; bits > 0; bits &= bits - 1) count++;
  return count;
}
