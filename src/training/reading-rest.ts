/** A reading of the records takes at most this share of the time … */
const SHARE = 1 / 10;
/** … but is made at least once a second, and no more often than a reader can follow: milliseconds. */
const LONGEST = 1000;
const SHORTEST = 100;

/** Milliseconds from a reading that took `cost` to the next: most readings take a few, those of long recordings hundreds. */
export function restAfterReading(cost: number): number {
  return Math.min(LONGEST, Math.max(SHORTEST, cost * (1 / SHARE - 1)));
}
