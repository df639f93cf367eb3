import { Frequencies } from '../../src/information/codes/frequencies.ts';
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

/** Cells in a group. */
const GROUP = 256;

/** Writes a cell as its group and its place within that, so that no table is long; what each costs adds up to −log₂ P(cell). */
export class CellCode {
  private readonly groups: Frequencies;
  private readonly masses: number[];
  private readonly probabilities: readonly number[];
  /** Of the places within a group; made when a cell of it first comes. */
  private readonly places = new Map<number, Frequencies>();

  constructor(probabilities: readonly number[]) {
    this.probabilities = probabilities;
    this.masses = Array.from({ length: Math.ceil(probabilities.length / GROUP) }, (_, group) =>
      this.cellsOf(group).reduce((sum, p) => sum + p, 0),
    );
    this.groups = new Frequencies(this.masses);
  }

  write(cells: readonly number[]): Uint8Array {
    const encoder = new RangeEncoder();
    for (const cell of cells) {
      const group = Math.floor(cell / GROUP);
      encoder.encode(group, this.groups);
      encoder.encode(cell - GROUP * group, this.placesOf(group));
    }
    return encoder.finish();
  }

  read(bytes: Uint8Array, count: number): number[] {
    const decoder = new RangeDecoder(bytes);
    return Array.from({ length: count }, () => {
      const group = decoder.decode(this.groups);
      return GROUP * group + decoder.decode(this.placesOf(group));
    });
  }

  private cellsOf(group: number): readonly number[] {
    return this.probabilities.slice(GROUP * group, GROUP * (group + 1));
  }

  private placesOf(group: number): Frequencies {
    const known = this.places.get(group);
    if (known) return known;
    const places = new Frequencies(this.cellsOf(group).map((p) => p / this.masses[group]));
    this.places.set(group, places);
    return places;
  }
}
