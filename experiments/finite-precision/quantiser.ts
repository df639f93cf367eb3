import type { Frequencies } from '../../src/information/codes/frequencies.ts';
import { RangeDecoder, RangeEncoder } from '../../src/information/codes/range-coder.ts';
import { entropy } from '../../src/information/entropy.ts';
import type { Source } from './source.ts';

/** More cells than this are left out: a table of them would take too long. */
const MOST_CELLS = 2 ** 17;

/**
 * A uniform quantiser of y in one dimension: cell k is written for y nearest to kΔ. Δ = σ√12 makes its error, spread evenly over a
 * cell that is narrow, as large as the noise: Δ²/12 = σ² on average.
 */
export class Quantiser {
  readonly step: number;
  /** Of cells `first` onwards. */
  readonly probabilities: number[];
  readonly first: number;

  private constructor(step: number, first: number, probabilities: number[]) {
    this.step = step;
    this.first = first;
    this.probabilities = probabilities;
  }

  /** Null where there would be too many cells. */
  static of(source: Source, sigma: number): Quantiser | null {
    const step = sigma * Math.sqrt(12);
    const [first, last] = source.range.map((end) => Math.round(end / step));
    if (!(last - first < MOST_CELLS)) return null;
    const masses = Array.from({ length: last - first + 1 }, (_, i) =>
      source.probability((first + i - 0.5) * step, (first + i + 0.5) * step),
    );
    const total = masses.reduce((sum, mass) => sum + mass, 0);
    return new Quantiser(
      step,
      first,
      masses.map((mass) => mass / total),
    );
  }

  /** Index into `probabilities`. A y on the border between two cells belongs to the lower. */
  cell(y: number): number {
    return Math.ceil(y / this.step - 0.5) - this.first;
  }

  value(cell: number): number {
    return (cell + this.first) * this.step;
  }

  /** Entropy of the cell, nats: what a coder needs. */
  get entropy(): number {
    return entropy(this.probabilities);
  }

  /** Standard deviation of −ln P(cell), nats. */
  get deviation(): number {
    const h = this.entropy;
    return Math.sqrt(this.probabilities.reduce((sum, p) => (p > 0 ? sum + p * (Math.log(p) + h) ** 2 : sum), 0));
  }
}

/** The cells' bytes by a range coder that knows the table. */
export function writeCells(cells: readonly number[], frequencies: Frequencies): Uint8Array {
  const encoder = new RangeEncoder();
  for (const cell of cells) encoder.encode(cell, frequencies);
  return encoder.finish();
}

export function readCells(bytes: Uint8Array, count: number, frequencies: Frequencies): number[] {
  const decoder = new RangeDecoder(bytes);
  return Array.from({ length: count }, () => decoder.decode(frequencies));
}
