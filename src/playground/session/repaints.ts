import { batch } from '@preact/signals';

/** Of the time that passes, a part's repaints may take a third: the rest is for training, and for the reader's hands. */
const REST = 2;
/** However long a repaint takes, the next is not put off for longer than this, milliseconds. */
const LONGEST_REST = 400;

/** A part of the page. */
interface Part {
  /** Sets the signal that it is painted anew for. */
  readonly show: () => void;
  due: boolean;
  /** When it may be painted again, as of `performance.now()`. */
  notBefore: number;
}

/**
 * Repaints the parts of the page that move while training: one part a frame, however often the worker reports, and a part
 * that took long is given a longer rest, by measured time. One repaint of everything would hold the page for longer than
 * a frame. A hidden tab gets no frames, and repaints on return.
 */
export class Repaints {
  readonly #parts: Part[];
  #waiting = false;

  /** @param parts each sets the signal that its part of the page is painted anew for; the first is painted first */
  constructor(parts: readonly (() => void)[]) {
    this.#parts = parts.map((show) => ({ show, due: false, notBefore: 0 }));
  }

  /** There is something new to see. `inPeace`: milliseconds to let pass first. */
  ask(inPeace = 0): void {
    for (const part of this.#parts) part.due = true;
    if (this.#waiting) return;
    this.#waiting = true;
    if (inPeace > 0) setTimeout(this.#wait, inPeace);
    else this.#wait();
  }

  /** All at once: for what is no moving picture, and must not be half old. */
  all(): void {
    batch(() => {
      for (const part of this.#parts) {
        part.due = false;
        part.show();
      }
    });
  }

  readonly #wait = () => {
    requestAnimationFrame(this.#frame);
  };

  readonly #frame = () => {
    const begun = performance.now();
    const part = this.#parts.find(({ due, notBefore }) => due && notBefore <= begun);
    if (part) this.#paint(part, begun);
    this.#waiting = this.#parts.some(({ due }) => due);
    if (this.#waiting) this.#wait();
  };

  #paint(part: Part, begun: number): void {
    part.due = false;
    part.show();
    // A timer fires after layout and painting, which a frame's own callbacks do not see.
    setTimeout(() => {
      const end = performance.now();
      part.notBefore = end + Math.min(LONGEST_REST, REST * (end - begun));
    });
  }
}
