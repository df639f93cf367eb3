/** How far the logarithm of a captured point's scale has fallen since its capture: plain data. */
export interface Fall {
  /** Step and value at which it began. */
  begun: number;
  first: number;
  lowest: number;
  /** The lowest when it was last looked at, and the step at which it is looked at again. */
  before: number;
  lookAt: number;
  stalled: boolean;
}

/** Steps until a fall is first looked at; then at times that grow by a third: over the last quarter of all that it took. */
const FIRST_LOOK = 200;
const LONGER = 4 / 3;
/** A steady fall gains a quarter in its last quarter; one that gains this little of it all has stalled. */
const LEAST_GAIN = 1 / 40;

/**
 * The same at a later step. A scale falls steadily under every optimizer, unless its steps do not shrink with it (RMSProp's, a
 * high rate): they carry the mean across the point and back, the scale stays as large as they are, and the loss, though
 * without a bound, falls no further.
 */
export function fallen(fall: Fall | null, step: number, value: number): Fall {
  if (!fall) {
    return { begun: step, first: value, lowest: value, before: value, lookAt: step + FIRST_LOOK, stalled: false };
  }
  const lowest = Math.min(fall.lowest, value);
  if (step < fall.lookAt) return { ...fall, lowest };
  const stalled = fall.before - lowest < LEAST_GAIN * (fall.first - lowest) || lowest === fall.first;
  return { ...fall, lowest, before: lowest, lookAt: fall.begun + Math.ceil((step - fall.begun) * LONGER), stalled };
}
