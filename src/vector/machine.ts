import type { Kernels } from './kernels.ts';
import { MODULE } from './module.generated.ts';

/** Exports that are not functions: where tables and free memory begin. */
interface Places {
  memory: WebAssembly.Memory;
  FRACTIONS: WebAssembly.Global;
  TANHS: WebAssembly.Global;
  HEAP: WebAssembly.Global;
}

const PAGE = 65536;
/** Vectors begin at multiples of this, bytes: a line of the processor's caches. */
const LINE = 64;

/** The module with SIMD kernels and its memory, one for a thread. Memory of vectors that nobody holds is used again. */
export class VectorMachine {
  readonly kernels: Kernels;
  private readonly memory: WebAssembly.Memory;
  private next: number;
  /** Addresses of free blocks, by their size in bytes. */
  private readonly free = new Map<number, number[]>();
  private readonly collected = new FinalizationRegistry<{ at: number; bytes: number }>(({ at, bytes }) => {
    const blocks = this.free.get(bytes);
    if (blocks) blocks.push(at);
    else this.free.set(bytes, [at]);
  });

  /** Throws a CompileError where WebAssembly or its SIMD instructions are missing or forbidden. */
  constructor() {
    const bytes = Uint8Array.from(atob(MODULE), (character) => character.charCodeAt(0));
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
    this.kernels = exports as unknown as Kernels;
    const { memory, FRACTIONS, TANHS, HEAP } = exports as unknown as Places;
    this.memory = memory;
    this.next = Math.ceil(HEAP.value / LINE) * LINE;
    fillFractions(new DataView(memory.buffer, FRACTIONS.value));
    new Float64Array(memory.buffer, TANHS.value, 641).forEach((_, j, table) => {
      table[j] = Math.tanh(j / 32);
    });
  }

  /** Zeros. Throws a RangeError where there is no memory left. */
  vector(length: number): Vector {
    // One line more than is needed: arrays of 2^k numbers would otherwise fall on the same sets of the caches.
    const bytes = (Math.ceil((length * 8) / LINE) + 1) * LINE;
    const at = this.free.get(bytes)?.pop() ?? this.extend(bytes);
    const vector = new Vector(this.memory, at, length);
    vector.values.fill(0);
    this.collected.register(vector, { at, bytes });
    return vector;
  }

  private extend(bytes: number): number {
    const at = this.next;
    const missing = at + bytes - this.memory.buffer.byteLength;
    // A quarter more than is missing: growing makes every view anew.
    if (missing > 0) this.memory.grow(Math.ceil(Math.max(missing, this.memory.buffer.byteLength / 4) / PAGE));
    this.next = at + bytes;
    return at;
  }
}

/** Float64 numbers in a machine's memory: `at` for its kernels, `values` for JavaScript. */
export class Vector {
  /** Address of the first, bytes. */
  readonly at: number;
  readonly length: number;
  private readonly memory: WebAssembly.Memory;
  private view: Float64Array;

  constructor(memory: WebAssembly.Memory, at: number, length: number) {
    this.memory = memory;
    this.at = at;
    this.length = length;
    this.view = new Float64Array(memory.buffer, at, length);
  }

  /** Not to be kept: when the memory grows, views of it end, and are made anew here. */
  get values(): Float64Array {
    if (this.view.length !== this.length) this.view = new Float64Array(this.memory.buffer, this.at, this.length);
    return this.view;
  }
}

/** For j < 256 the bits of 2^(j/256), less j·2⁴⁴: see assembly/exp.ts. */
function fillFractions(table: DataView): void {
  for (let j = 0; j < 256; j++) {
    table.setFloat64(8 * j, 2 ** (j / 256), true);
    table.setBigUint64(8 * j, table.getBigUint64(8 * j, true) - (BigInt(j) << 44n), true);
  }
}

let shared: VectorMachine | null | undefined;

/** This thread's machine; null where WebAssembly, its SIMD instructions or the page's leave to compile it are missing. */
export function vectorMachine(): VectorMachine | null {
  if (shared === undefined) {
    try {
      shared = new VectorMachine();
    } catch {
      shared = null;
    }
  }
  return shared;
}

/** n rounded up to whole pairs. */
export function paired(n: number): number {
  return n + (n & 1);
}
