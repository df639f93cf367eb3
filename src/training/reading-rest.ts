/** A reading of the records takes at most this share of the time … */
const SHARE = 1 / 10;
/** … but is made at least once a second, unless that would take more than this … */
const LARGEST_SHARE = 1 / 4;
/** … and no more often than a reader can follow: milliseconds. */
const LONGEST = 1000;
const SHORTEST = 100;

/** Milliseconds from a reading that took `cost` to the next: most readings take a few, those of long recordings hundreds. */
export function restAfterReading(cost: number): number {
  const longest = Math.max(LONGEST, cost * (1 / LARGEST_SHARE - 1));
  return Math.min(longest, Math.max(SHORTEST, cost * (1 / SHARE - 1)));
}
