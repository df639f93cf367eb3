/** Slots of a part: its first, least, greatest and last record, and the first that has no place on the axis. */
const SLOTS = 5;

/**
 * The records of a curve that decide its picture: of each of `parts` equal parts of a window of steps, the first, the
 * least, the greatest, the last, and one that has no place on the axis (a gap). No spike is lost (Jugel et al., M4: A
 * Visualization-Oriented Time Series Data Aggregation, 2014). It is taken up where it left off as the curve grows.
 */
class Thinning {
  readonly #from: number;
  readonly #parts: number;
  readonly #perStep: number;
  readonly #holds: (value: number) => boolean;
  /** [part, slot]: a record, or −1; part 0 is all before the window, the last all after it. */
  readonly #slots: Int32Array;
  /** [part]: the values of its least and its greatest record. */
  readonly #least: Float64Array;
  readonly #most: Float64Array;
  #taken = 0;
  #madeAt = -1;
  #made: readonly number[] = [];

  constructor([from, to]: readonly [number, number], parts: number, holds: (value: number) => boolean) {
    this.#from = from;
    this.#parts = parts;
    this.#perStep = parts / Math.max(Number.MIN_VALUE, to - from);
    this.#holds = holds;
    this.#slots = new Int32Array((parts + 2) * SLOTS).fill(-1);
    this.#least = new Float64Array(parts + 2).fill(Number.POSITIVE_INFINITY);
    this.#most = new Float64Array(parts + 2).fill(Number.NEGATIVE_INFINITY);
  }

  extend(steps: readonly number[], values: readonly number[]): this {
    const slots = this.#slots;
    for (let record = this.#taken; record < steps.length; record++) {
      const inside = Math.floor((steps[record] - this.#from) * this.#perStep);
      const part = inside < 0 ? 0 : inside >= this.#parts ? this.#parts + 1 : inside + 1;
      const at = SLOTS * part;
      const here = values[record];
      if (!this.#holds(here)) {
        if (slots[at + 4] < 0) slots[at + 4] = record;
        continue;
      }
      if (slots[at] < 0) slots[at] = record;
      if (here < this.#least[part]) {
        this.#least[part] = here;
        slots[at + 1] = record;
      }
      if (here > this.#most[part]) {
        this.#most[part] = here;
        slots[at + 2] = record;
      }
      slots[at + 3] = record;
    }
    this.#taken = steps.length;
    return this;
  }

  /** In order, each once. */
  records(): readonly number[] {
    if (this.#madeAt === this.#taken) return this.#made;
    const kept: number[] = [];
    for (let at = 0; at < this.#slots.length; at += SLOTS) {
      const start = kept.length;
      for (let slot = 0; slot < SLOTS; slot++) {
        const record = this.#slots[at + slot];
        // Sorted by insertion: there are five, of thousands of parts, many times a second.
        let place = kept.length;
        while (place > start && kept[place - 1] > record) place--;
        if (record < 0 || (place > start && kept[place - 1] === record)) continue;
        kept.push(record);
        for (let later = kept.length - 1; later > place; later--) kept[later] = kept[later - 1];
        kept[place] = record;
      }
    }
    this.#madeAt = this.#taken;
    this.#made = kept;
    return kept;
  }
}

/** Thins the curves of one picture: a window of steps in so many parts, with an axis that `holds` some values. */
export class Thinner {
  readonly #window: readonly [number, number];
  readonly #parts: number;
  readonly #holds: (value: number) => boolean;
  readonly #known = new WeakMap<object, Thinning>();
  #coarser: Thinner | null = null;

  constructor(window: readonly [number, number], parts: number, holds: (value: number) => boolean) {
    this.#window = window;
    this.#parts = Math.max(1, Math.round(parts));
    this.#holds = holds;
  }

  /** True where the picture would be the same: nothing need be thinned anew. */
  suits([from, to]: readonly [number, number], parts: number): boolean {
    return from === this.#window[0] && to === this.#window[1] && Math.max(1, Math.round(parts)) === this.#parts;
  }

  /** The same picture in at most so many parts. */
  coarser(parts: number): Thinner {
    if (parts >= this.#parts) return this;
    this.#coarser ??= new Thinner(this.#window, parts, this.#holds);
    if (!this.#coarser.suits(this.#window, parts)) this.#coarser = new Thinner(this.#window, parts, this.#holds);
    return this.#coarser;
  }

  /** Records of a curve of values [record] to be drawn. */
  ofValues(steps: readonly number[], values: readonly number[]): readonly number[] {
    if (steps.length <= 2 * this.#parts) return steps.map((_, record) => record);
    const thinning = this.#known.get(values) ?? new Thinning(this.#window, this.#parts, this.#holds);
    this.#known.set(values, thinning);
    return thinning.extend(steps, values).records();
  }
}

/** All records that some of several curves keeps, in order. */
export function keptByAny(kept: readonly (readonly number[])[]): readonly number[] {
  if (kept.length === 1) return kept[0];
  const sorted = Int32Array.from(kept.flat()).sort();
  return [...sorted.filter((record, index) => record !== sorted[index - 1])];
}
