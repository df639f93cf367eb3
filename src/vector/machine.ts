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
const NUMBER = 8;
/** Vectors begin at multiples of this, bytes: a line of the processor's caches. */
const LINE = 64;

/** The module with SIMD kernels and its memory, one for a thread. Memory of vectors that nobody holds is used again. */
export class VectorMachine {
  readonly kernels: Kernels;
  readonly memory: WebAssembly.Memory;
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
    const bytes = blockSize(length * NUMBER);
    const at = this.free.get(bytes)?.pop() ?? this.extend(bytes);
    new Float64Array(this.memory.buffer, at, bytes / NUMBER).fill(0);
    const vector = new Vector(this, at, length);
    this.collected.register(vector, { at, bytes });
    return vector;
  }

  /** Where a kernel finds the first n numbers: in place if they are a vector, else copied to `spare`. */
  address(numbers: Numbers, n: number, spare: Vector): number {
    if (numbers instanceof Vector) return numbers.at;
    const { values } = spare;
    for (let i = 0; i < n; i++) values[i] = numbers[i];
    return spare.at;
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

/**
 * Bytes of the block that holds so many. Four sizes an octave, so that blocks of one run fit the next one's vectors. And a line
 * more: kernels may touch the number after the last, and arrays of 2^k numbers, one after the other, would fall on the same
 * sets of the caches.
 */
function blockSize(bytes: number): number {
  const step = Math.max(LINE, 2 ** (Math.floor(Math.log2(Math.max(1, bytes - 1))) - 2));
  return Math.ceil(Math.max(1, bytes) / step) * step + LINE;
}

/** Float64 numbers in a machine's memory: `at` for its kernels, `values` for JavaScript. */
export class Vector {
  readonly machine: VectorMachine;
  /** Address of the first, bytes. */
  readonly at: number;
  readonly length: number;
  private view: Float64Array;

  constructor(machine: VectorMachine, at: number, length: number) {
    this.machine = machine;
    this.at = at;
    this.length = length;
    this.view = new Float64Array(machine.memory.buffer, at, length);
  }

  /** Not to be kept: when the memory grows, views of it end, and are made anew here. */
  get values(): Float64Array {
    const { machine, at, length } = this;
    if (this.view.length !== length) this.view = new Float64Array(machine.memory.buffer, at, length);
    return this.view;
  }
}

/** What loops read and write: an array of JavaScript, or a machine's vector. */
export type Numbers = Float64Array | Vector;

export function valuesOf(numbers: Numbers): Float64Array {
  return numbers instanceof Vector ? numbers.values : numbers;
}

/** Zeros, where the machine's kernels reach them if there is a machine. */
export function zeros(machine: VectorMachine | null, length: number): Numbers {
  return machine ? machine.vector(length) : new Float64Array(length);
}

/** A copy of these values, where the machine's kernels reach them if there is a machine. */
export function numbersOf(machine: VectorMachine | null, values: Float64Array): Numbers {
  const numbers = zeros(machine, values.length);
  valuesOf(numbers).set(values);
  return numbers;
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
