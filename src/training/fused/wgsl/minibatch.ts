import { STREAM } from '../../../information/random.ts';

/**
 * `minibatch_row(replica, step, slot)`: the same rows as `minibatchRows`, from the same hash (pcg4d) in the same 32-bit
 * integers. `n` below 2¹⁶ keeps every product within 32 bits; null: each replica draws from its list in `own_rows`.
 */
export function minibatchSource(seed: number, n: number | null, batch: number): string {
  return `
fn minibatch_row(replica: u32, step: u32, slot: u32) -> u32 {
  var v = vec4u(${seed >>> 0}u, ${STREAM.minibatch}u, replica, step * ${Math.ceil(batch / 4)}u + slot / 4u) * 1664525u + 1013904223u;
  v.x += v.y * v.w; v.y += v.z * v.x; v.z += v.x * v.y; v.w += v.y * v.z;
  v ^= v >> vec4u(16u);
  v.x += v.y * v.w; v.y += v.z * v.x; v.z += v.x * v.y; v.w += v.y * v.z;
  let word = v[slot % 4u];
  let n = ${n === null ? 'own_rows[replica + 1u] - own_rows[replica]' : `${n}u`};
  let low = ((word & 0xffffu) * n) >> 16u;
  let place = ((word >> 16u) * n + low) >> 16u;
  return ${n === null ? 'own_rows[own_rows[replica] + place]' : 'place'};
}`;
}

/** More rows than this and the hash's products leave 32 bits. */
export const MOST_MINIBATCH_ROWS = 0xffff;
