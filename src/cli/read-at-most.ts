import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK = 2 ** 20;

/**
 * A file's bytes. Throws where there are more than `largest`, as soon as they are read: the size that the system tells
 * beforehand is 0 for a device or a pipe, and some of these never end.
 */
export function readAtMost(path: string, largest: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const chunks: Buffer[] = [];
    for (let total = 0; total <= largest; ) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const length = readSync(file, chunk);
      if (length === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, length));
      total += length;
    }
  } finally {
    closeSync(file);
  }
  throw new Error(`it is larger than ${largest} bytes`);
}
