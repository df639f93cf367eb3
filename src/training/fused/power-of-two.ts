/**
 * The smallest power of two that is at least 1 and this. Tensors whose length differs from call to call have one: tfjs keeps
 * a freed buffer for the next tensor of exactly its size, so that every other size would leave one behind for good.
 */
export function powerOfTwo(count: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, count)));
}
