/** A slice of training between two looks at the messages: short enough for a pause to feel immediate. */
const SLICE = 40;
/** Updates a second that a reader can see. */
const TICKS = 30;

/**
 * Sizes slices of training by measured time, so that a pause or a new learning rate acts at once however fast the
 * machine is; where the reader asked for a number of steps a second, they are no more than those.
 */
export class Pace {
  private readonly stepsPerTick: number | null;
  /** As many steps as a slice has time for, as far as is known. */
  private most = 1;
  private owed = 0;
  /** Of the slice under way. */
  private steps = 0;

  constructor(stepsPerSecond: number | null) {
    this.stepsPerTick = stepsPerSecond === null ? null : stepsPerSecond / TICKS;
  }

  /** Steps of the next slice; 0: not yet. */
  next(): number {
    const { stepsPerTick } = this;
    if (stepsPerTick === null) this.steps = this.most;
    else {
      this.owed += stepsPerTick;
      this.steps = Math.min(this.most, Math.floor(this.owed));
      // What this machine cannot keep up with is let go: it would all be caught up with as soon as it can.
      this.owed = Math.min(this.owed - this.steps, Math.max(1, stepsPerTick));
    }
    return this.steps;
  }

  /** Milliseconds to wait after a slice that took `elapsed`; learns from it how large the next may be. */
  after(elapsed: number): number {
    if (elapsed > SLICE * 1.5) this.most = Math.max(1, Math.floor((this.steps * SLICE) / elapsed));
    else if (elapsed < SLICE / 2 && this.steps === this.most) this.most *= 2;
    if (this.stepsPerTick === null) return 0;
    // What is left over from this tick is taken at once, not at the next.
    return this.owed >= 1 && this.most <= this.owed ? 0 : Math.max(0, 1000 / TICKS - elapsed);
  }
}
