import CRC32C from 'crc-32/crc32c.js';

/**
 * TensorBoard's event file: records of TensorFlow's TFRecord framing, each an `Event` message in protocol-buffer encoding
 * (tensorflow/core/lib/io/record_writer.h, core/util/event.proto, core/framework/summary.proto and tensor.proto). No living
 * library of JavaScript writes it. Scalars are written as float64 tensors, as PyTorch's writer does where asked for double
 * precision: the format's `simple_value` is a float32.
 */
export class EventFile {
  readonly #parts: Uint8Array[] = [];
  readonly #seconds: number;
  readonly #introduced = new Set<string>();

  /** `seconds`: when it was recorded, since 1970. */
  constructor(seconds: number) {
    this.#seconds = seconds;
    this.#record(message([double(1, seconds), bytes(3, text('brain.Event:2'))]));
  }

  addScalar(tag: string, step: number, value: number): void {
    // DataType DT_DOUBLE = 2, a tensor of no dimensions, and its one value.
    const tensor = message([varint(1, 2), bytes(2, message([])), bytes(6, float64(value))]);
    const parts = [bytes(1, text(tag)), bytes(8, tensor)];
    // How to show a tag needs saying once: SummaryMetadata { plugin_data { plugin_name }, data_class: SCALAR }.
    if (!this.#introduced.has(tag)) parts.push(bytes(9, SCALAR_METADATA));
    this.#introduced.add(tag);
    const summary = message([bytes(1, message(parts))]);
    this.#record(message([double(1, this.#seconds), varint(2, step), bytes(5, summary)]));
  }

  toBytes(): Uint8Array {
    return message(this.#parts);
  }

  /** Length, its checksum, data, their checksum. */
  #record(data: Uint8Array): void {
    const length = new Uint8Array(8);
    new DataView(length.buffer).setBigUint64(0, BigInt(data.length), true);
    this.#parts.push(length, maskedChecksum(length), data, maskedChecksum(data));
  }
}

/** CRC-32C, rotated and moved, so that a checksum of text that holds checksums stays a good one (crc32c.h). */
function maskedChecksum(data: Uint8Array): Uint8Array {
  const crc = CRC32C.buf(data) >>> 0;
  const masked = (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
  const four = new Uint8Array(4);
  new DataView(four.buffer).setUint32(0, masked, true);
  return four;
}

/** Fields one after the other. */
function message(fields: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(fields.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const field of fields) {
    whole.set(field, at);
    at += field.length;
  }
  return whole;
}

/** A field of a whole number, at most 2^53. */
function varint(field: number, value: number): Uint8Array {
  return Uint8Array.from([field << 3, ...digits(value)]);
}

/** A field of a double. */
function double(field: number, value: number): Uint8Array {
  return message([Uint8Array.of((field << 3) | 1), float64(value)]);
}

/** A field of bytes, text or another message. */
function bytes(field: number, content: Uint8Array): Uint8Array {
  return message([Uint8Array.from([(field << 3) | 2, ...digits(content.length)]), content]);
}

/** Base 128, least digit first; all but the last have their top bit set. */
function digits(value: number): number[] {
  const list: number[] = [];
  let rest = value;
  while (rest >= 128) {
    list.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  return [...list, rest];
}

function float64(value: number): Uint8Array {
  const eight = new Uint8Array(8);
  new DataView(eight.buffer).setFloat64(0, value, true);
  return eight;
}

function text(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

const SCALAR_METADATA = message([bytes(1, bytes(1, text('scalars'))), varint(4, 1)]);
