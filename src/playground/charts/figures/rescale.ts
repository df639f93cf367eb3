/** Probabilities with one set to `value` in [0, 1] and the others rescaled, so that the sum stays 1. */
export function rescaled(probabilities: readonly number[], index: number, value: number): number[] {
  const wanted = Math.min(1, Math.max(0, value));
  const others = probabilities.reduce((sum, p, at) => (at === index ? sum : sum + p), 0);
  const count = probabilities.length - 1;
  if (count === 0) return [1];
  return probabilities.map((p, at) => {
    if (at === index) return wanted;
    // Where the others have nothing to rescale, they share alike.
    return others > 0 ? (p * (1 - wanted)) / others : (1 - wanted) / count;
  });
}

/**
 * Probabilities rounded to `decimals` so that they still sum to 1: what rounding leaves over goes to those that lost most
 * (the largest-remainder method). What was positive stays so: a loss of −ln 0 would be a different lesson.
 */
export function roundedProbabilities(
  probabilities: readonly number[],
  decimals = decimalsFor(probabilities),
): number[] {
  const parts = 10 ** decimals;
  const whole = probabilities.map((p) => (p > 0 ? Math.max(1, Math.floor(p * parts)) : 0));
  let left = parts - whole.reduce((sum, each) => sum + each, 0);
  const byLoss = probabilities
    .map((p, index) => ({ index, loss: p * parts - whole[index] }))
    .filter(({ index }) => probabilities[index] > 0)
    .sort((a, b) => b.loss - a.loss);
  for (let turn = 0; left > 0; turn++, left--) whole[byLoss[turn % byLoss.length].index]++;
  // The raising of small ones to 1 part is taken from the largest.
  for (; left < 0; left++) whole[whole.indexOf(Math.max(...whole))]--;
  return whole.map((each) => each / parts);
}

/** Four decimals, and more where there are so many outcomes that each is small. */
function decimalsFor({ length }: readonly number[]): number {
  return Math.max(4, Math.ceil(Math.log10(Math.max(1, length))) + 2);
}
