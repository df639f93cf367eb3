import { effect, signal } from '@preact/signals';

/**
 * A value being edited in several panels at once: shown in all of them, taken some time after the last change, and kept
 * until a plan that has it draws its own. Where the plan refuses it, it stays, so that the reader can go on from it.
 */
export class SharedDraft<Value> {
  /** Null where nothing is being edited. */
  readonly value = signal<Value | null>(null);
  readonly #take: (value: Value) => void;
  #waiting = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `plan`: read in an effect; when it changes, what was taken is in it. */
  constructor(take: (value: Value) => void, plan: () => unknown) {
    this.#take = take;
    effect(() => {
      plan();
      if (!this.#waiting) this.value.value = null;
    });
  }

  /** Whether what is shown is yet to be taken. */
  get inHand(): boolean {
    return this.#waiting;
  }

  /** Shows a value while the pointer holds it. */
  hold(value: Value): void {
    clearTimeout(this.#timer);
    this.#waiting = true;
    this.value.value = value;
  }

  /** Takes what is shown after so long, unless it is changed again. */
  rest(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.#waiting) this.#timer = setTimeout(() => this.flush(), milliseconds);
  }

  /** Takes what is shown, now. */
  flush(): void {
    clearTimeout(this.#timer);
    const value = this.value.peek();
    if (!this.#waiting || value === null) return;
    this.#waiting = false;
    this.#take(value);
  }

  /** Forgets what is shown. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#waiting = false;
    this.value.value = null;
  }
}
