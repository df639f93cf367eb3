import { isPolishable, type Polished, polish } from './polish/polish.ts';
import type { Problem } from './problem.ts';
import type { RecordBook } from './record-book.ts';
import { replicaProblem } from './replica-problem.ts';
import type { Reporter } from './reporter.ts';
import { judge } from './status/judge.ts';
import type { Standing } from './status/standing.ts';
import type { Standings } from './status/standings.ts';

/** In the loss's own unit, sd(y)², sd(y) or nats: a start near the optimum is left by this much and more for a while. */
const MINIBATCH_NOISE = 1;

/** A run where its optimizer steps ended. */
export interface Trained {
  problem: Problem;
  /** Optimizer steps taken. */
  step: number;
  /** [replica][parameter], as views: a replica that is polished is changed in place. */
  rows: readonly Float64Array[];
  standings: Standings;
  book: RecordBook;
  reporter: Reporter;
}

/** What follows the last optimizer step: each replica that still runs is taken to its optimum in float64, and judged. */
export class Float64Finish {
  /** [replica]: what the finish came to; null where there was none. */
  readonly polished: (Polished | null)[];
  readonly #run: Trained;
  readonly #course: Generator<void, void>;
  #done = 0;
  #ended = false;

  constructor(run: Trained) {
    this.#run = run;
    this.polished = run.rows.map(() => null);
    this.#course = this.#finish();
  }

  get progress(): { done: number; total: number } {
    return { done: this.#done, total: this.#run.rows.length };
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Goes on for so many milliseconds, or to the end. */
  advance(milliseconds: number): void {
    const begun = performance.now();
    while (!this.#ended && performance.now() - begun < milliseconds) {
      if (this.#course.next().done) this.#ended = true;
    }
  }

  /** One more record, as many steps later as the finish took: the curves end where the parameters do. */
  record(results: readonly { loss: number; gradientNorm: number }[]): void {
    const iterations = Math.max(0, ...this.polished.map((polished) => polished?.iterations ?? 0));
    if (iterations === 0) return;
    const { book, rows, step } = this.#run;
    book.add({
      step: step + iterations,
      theta: Float64Array.from(rows.flatMap((row) => Array.from(row))),
      loss: Float64Array.from(results, ({ loss }) => loss),
      gradientNorm: Float64Array.from(results, ({ gradientNorm }) => gradientNorm),
    });
  }

  *#finish(): Generator<void, void> {
    const { rows, standings, step } = this.#run;
    for (let replica = 0; replica < rows.length; replica++) {
      if (standings.isRunning(replica)) yield* this.#finishReplica(replica);
      if (standings.isRunning(replica)) standings.atStepLimit(replica, step, this.#diverged(replica));
      this.#done++;
      yield;
    }
  }

  /** The float64 finish of one replica, where the spec asks for one. What has diverged is not put right by it. */
  *#finishReplica(replica: number): Generator<void, void> {
    const { problem, rows, step, reporter, standings } = this.#run;
    const { tolerance } = problem.spec;
    const row = rows[replica];
    if (tolerance === null || !isPolishable(problem, row.length) || this.#diverged(replica)) return;
    const own = replicaProblem(problem, replica);
    const polished = yield* polish(own, row, tolerance);
    const seen = { step, theta: polished.theta, loss: polished.loss, gradientNorm: polished.gradientNorm };
    const full: Problem = { ...own, spec: { ...own.spec, batch: 'full' } };
    const { status, message } = judge(full, 'float64', seen, () => reporter.natural(seen.theta));
    const standing: Standing = { status, message };
    if (standing.status === 'not-a-number' || standing.status === 'precision-floor') return;
    if (standing.status === 'converged' && polished.smoothed) standing.message += ', kinks rounded off';
    this.polished[replica] = polished;
    row.set(polished.theta);
    standings.atEnd(replica, step, standing);
  }

  /**
   * Where training left a replica, against where it began. A path's own loss is of the rows of one step, and two minibatches
   * do not compare: there the loss on all rows counts, and has to be higher by more than the noise of the draws.
   */
  #diverged(replica: number): boolean {
    const { problem, rows, reporter, book } = this.#run;
    if (problem.spec.batch !== 'full') {
      const start = Float64Array.from(book.snapshots.values[0][replica]);
      const rise = reporter.lossAt(rows[replica], replica) - reporter.lossAt(start, replica);
      return rise / problem.lossUnit > MINIBATCH_NOISE;
    }
    const losses = book.series[0].values;
    return losses[losses.length - 1][replica] > losses[0][replica];
  }
}
