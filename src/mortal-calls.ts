/**
 * Calls to a thread that may die: those under way, and all later ones, reject then. A plain call to a dead thread would wait
 * for ever, and a race against its death would keep every answer for as long as it lives.
 */
export class MortalCalls {
  readonly #pending = new Set<(error: Error) => void>();
  #end: string | null = null;

  get ended(): boolean {
    return this.#end !== null;
  }

  make<T>(call: () => Promise<T>): Promise<T> {
    if (this.#end !== null) return Promise.reject(new Error(this.#end));
    return new Promise((resolve, reject) => {
      this.#pending.add(reject);
      call()
        .then(resolve, reject)
        .finally(() => this.#pending.delete(reject));
    });
  }

  /** The thread has ended, in a sentence. */
  end(sentence: string): void {
    if (this.ended) return;
    this.#end = sentence;
    // Made here, not kept: an error holds all that its stack has seen, which is the session.
    for (const reject of this.#pending) reject(new Error(sentence));
    this.#pending.clear();
  }

  /** Nobody waits for the calls under way any more. */
  forget(): void {
    this.#pending.clear();
    this.#end ??= 'The worker was closed.';
  }
}
