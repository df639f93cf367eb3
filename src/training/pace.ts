/** A slice of training between two looks at the messages: short enough for a pause to feel immediate. */
const SLICE = 40;
/** Updates a second that a reader can see. */
const TICKS = 30;

/**
 * Sizes slices of training by measured time, so that a pause or a new learning rate acts at once however fast the
 * machine is; or by the clock, where the reader asked for a number of steps a second.
 */
export class Pace {
  private readonly stepsPerSecond: number | null;
  private steps = 1;
  private owed = 0;

  constructor(stepsPerSecond: number | null) {
    this.stepsPerSecond = stepsPerSecond;
  }

  /** Steps of the next slice; 0: not yet. */
  next(): number {
    if (this.stepsPerSecond === null) return this.steps;
    this.owed += this.stepsPerSecond / TICKS;
    const due = Math.floor(this.owed);
    this.owed -= due;
    return due;
  }

  /** Milliseconds to wait after a slice that took `elapsed`; learns from it how large the next may be. */
  after(elapsed: number): number {
    if (this.stepsPerSecond !== null) return Math.max(0, 1000 / TICKS - elapsed);
    if (elapsed < SLICE / 2) this.steps *= 2;
    else if (elapsed > SLICE * 1.5) this.steps = Math.max(1, Math.floor((this.steps * SLICE) / elapsed));
    return 0;
  }
}
