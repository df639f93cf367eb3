/**
 * Two float64 numbers in one register.
 *
 * Constants of a loop lie in memory: engines make a constant vector of three or four instructions wherever it is used,
 * but load and spread a number in one.
 */

@inline
export function spread(at: usize): v128 {
  return v128.load64_splat(at);
}

/** Sum of the two. */
@inline
export function both(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}

/** Numbers of a table, one for each 64-bit index. */
@inline
export function lookUp(table: usize, index: v128): v128 {
  const first = v128.load64_zero(table + ((<usize>i64x2.extract_lane(index, 0)) << 3));
  return v128.load_lane<u64>(table + ((<usize>i64x2.extract_lane(index, 1)) << 3), first, 1);
}

/** True where a comparison holds for both. */
@inline
export function forBoth(comparison: v128): bool {
  return i64x2.bitmask(comparison) == 3;
}

/** Both of the pair at offset i, or the first where the second lies past `end`. */
@inline
export function within(pair: v128, i: usize, end: usize): v128 {
  return i + 16 <= end ? pair : f64x2.replace_lane(pair, 1, 0);
}
