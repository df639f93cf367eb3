import { InputError } from '../../input-error.ts';
import { FREQUENCY_BITS, type Frequencies } from './frequencies.ts';

/*
 * A range coder: Martin, "Range encoding: an algorithm for removing redundancy from a digitised message" (1979). The message is
 * a number in an interval that each symbol narrows to its share. All arithmetic is in whole numbers below 2⁵³, which
 * float64 holds exactly: an interval of 2⁴⁰ to 2⁴⁸, and frequencies of 24 bits. A division leaves less than 2⁻¹⁶ of the
 * interval over, which the likeliest outcome gets: a symbol costs at most 2.3e-5 bits more than its frequency says.
 */
const TOTAL = 2 ** FREQUENCY_BITS;
const WHOLE = 2 ** 48;
const TOP_BYTE = 2 ** 40;

/** Writes symbols as bytes. */
export class RangeEncoder {
  private low = 0;
  private range = WHOLE;
  private bytes = new Uint8Array(1024);
  private length = 0;

  /** Bits of the message if it ended here. */
  get bits(): number {
    return 8 * (this.length + 1);
  }

  /** InputError for an outcome that the frequencies give no share. */
  encode(outcome: number, frequencies: Frequencies): void {
    const size = frequencies.sizes[outcome];
    if (!(size > 0)) {
      throw new InputError({
        what: 'An outcome cannot be coded, because the code was made without it',
        got: outcome,
        expected: 'an outcome of positive probability',
      });
    }
    const unit = Math.floor(this.range / TOTAL);
    const below = unit * frequencies.starts[outcome];
    this.range = outcome === frequencies.likeliest ? this.range - below : unit * size;
    this.low += below;
    if (this.low >= WHOLE) {
      this.low -= WHOLE;
      this.carry();
    }
    while (this.range < TOP_BYTE) {
      const byte = Math.floor(this.low / TOP_BYTE);
      this.put(byte);
      this.low = (this.low - byte * TOP_BYTE) * 256;
      this.range *= 256;
    }
  }

  /** The message: one byte more names a number in the interval, since that is at least 2⁴⁰ long. */
  finish(): Uint8Array {
    const byte = Math.ceil(this.low / TOP_BYTE);
    if (byte === 256) this.carry();
    this.put(byte % 256);
    return this.bytes.slice(0, this.length);
  }

  private put(byte: number): void {
    if (this.length === this.bytes.length) {
      const longer = new Uint8Array(2 * this.length);
      longer.set(this.bytes);
      this.bytes = longer;
    }
    this.bytes[this.length++] = byte;
  }

  /** Adds 1 to the number that the bytes so far are. It has room: the message is a number below 1. */
  private carry(): void {
    let at = this.length - 1;
    while (this.bytes[at] === 255) this.bytes[at--] = 0;
    this.bytes[at]++;
  }
}

/** Reads symbols back from the bytes; it needs the frequencies that they were written with, and their number. */
export class RangeDecoder {
  private readonly bytes: Uint8Array;
  private at = 0;
  /** How far into the interval the message's number lies. */
  private offset = 0;
  private range = WHOLE;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    for (let i = 0; i < 6; i++) this.offset = this.offset * 256 + this.next();
  }

  decode(frequencies: Frequencies): number {
    const unit = Math.floor(this.range / TOTAL);
    const outcome = frequencies.outcomeAt(Math.min(Math.floor(this.offset / unit), TOTAL - 1));
    const below = unit * frequencies.starts[outcome];
    this.range = outcome === frequencies.likeliest ? this.range - below : unit * frequencies.sizes[outcome];
    this.offset -= below;
    while (this.range < TOP_BYTE) {
      this.offset = this.offset * 256 + this.next();
      this.range *= 256;
    }
    return outcome;
  }

  /** Behind the message there are zeros. */
  private next(): number {
    return this.bytes[this.at++] ?? 0;
  }
}
