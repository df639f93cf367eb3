import { checkProbabilities, type Probabilities } from '../entropy.ts';

/** Frequencies sum to 2 to this power. */
export const FREQUENCY_BITS = 24;
const TOTAL = 2 ** FREQUENCY_BITS;

/**
 * P in whole numbers that sum to 2²⁴, for a coder that may not round: each outcome's share of the line from 0 to 2²⁴. What can
 * happen gets at least 1. The likeliest outcome has the last share, where a range coder puts what its divisions leave.
 */
export class Frequencies {
  /** Size of each outcome's share, [outcome]; 0: cannot be coded. */
  readonly sizes: Float64Array;
  /** Where each outcome's share starts, [outcome]. */
  readonly starts: Float64Array;
  readonly likeliest: number;
  /** Outcomes that have a share, in the order of the shares. */
  private readonly order: number[];

  /** InputError where P is no table. */
  constructor(p: Probabilities) {
    checkProbabilities(p, 'P');
    this.sizes = wholeNumbers(p);
    this.starts = new Float64Array(p.length);
    this.order = Array.from(p, (_, outcome) => outcome).filter((outcome) => this.sizes[outcome] > 0);
    this.order.sort((a, b) => this.sizes[a] - this.sizes[b] || a - b);
    this.likeliest = this.order[this.order.length - 1];
    let start = 0;
    for (const outcome of this.order) {
      this.starts[outcome] = start;
      start += this.sizes[outcome];
    }
  }

  /** The outcome in whose share a place from 0 to 2²⁴ − 1 lies. */
  outcomeAt(place: number): number {
    const { order, starts } = this;
    let [low, high] = [0, order.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[order[middle]] <= place) low = middle;
      else high = middle - 1;
    }
    return order[low];
  }
}

/** Largest remainders; the ones that were lifted to 1 are paid for by the largest. */
function wholeNumbers(p: Probabilities): Float64Array {
  const sizes = Float64Array.from(p, (probability) =>
    probability > 0 ? Math.max(1, Math.floor(probability * TOTAL)) : 0,
  );
  let missing = TOTAL - sizes.reduce((sum, size) => sum + size, 0);
  const remainder = (outcome: number) => p[outcome] * TOTAL - sizes[outcome];
  const possible = Array.from(sizes, (_, outcome) => outcome).filter((outcome) => sizes[outcome] > 0);
  possible.sort((a, b) => remainder(b) - remainder(a));
  for (let i = 0; missing > 0; i = (i + 1) % possible.length, missing--) sizes[possible[i]]++;
  while (missing < 0) {
    const largest = possible.reduce((a, b) => (sizes[b] > sizes[a] ? b : a));
    const taken = Math.min(-missing, Math.ceil(sizes[largest] / 1024));
    sizes[largest] -= taken;
    missing += taken;
  }
  return sizes;
}
