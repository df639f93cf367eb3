import type { Experiment, Plan } from '../experiment/experiment.ts';
import type { Findings } from '../experiment/findings.ts';
import type { RecordedRun } from '../recording/recording.ts';
import { CrossEvaluator } from './cross-evaluation.ts';
import type { Reading } from './protocol.ts';
import type { RunTrainer } from './run-trainer.ts';

/** Reads what an experiment has to say from the records of its runs and the findings of its study. */
export class SessionReader {
  readonly #experiment: Experiment;
  readonly #plan: Plan;
  readonly #trainers: readonly RunTrainer[];
  readonly #crossEvaluator: CrossEvaluator | null;

  constructor(experiment: Experiment, plan: Plan, trainers: readonly RunTrainer[]) {
    this.#experiment = experiment;
    this.#plan = plan;
    this.#trainers = trainers;
    this.#crossEvaluator = trainers.length > 1 ? new CrossEvaluator(trainers.map(({ problem }) => problem)) : null;
  }

  recordedRuns(): RecordedRun[] {
    return this.#trainers.map((trainer, index) => trainer.recorded(this.#plan.runs[index].label));
  }

  /** What is recorded of a reading. */
  measure(runs: RecordedRun[], findings: Findings): Pick<Reading, 'claims' | 'quantities' | 'findings'> {
    return {
      claims: this.#experiment.claims(runs, this.#plan, findings),
      quantities: this.#experiment.quantities?.({ runs, findings }, this.#plan) ?? [],
      findings,
    };
  }

  /**
   * The same, with all that is only shown. A model may have become what a lesson did not think of, with a scale of ∞ for
   * one: what is trained and recorded must not end with what is said of it.
   */
  read(findings: Findings): Reading {
    const runs = this.recordedRuns();
    const evidence = { runs, findings };
    try {
      return {
        ...this.measure(runs, findings),
        predictions: this.#experiment.predictions?.(evidence, this.#plan) ?? [],
        figures: this.#experiment.figures?.(evidence, this.#plan) ?? [],
        crossEvaluation: this.#crossEvaluator?.evaluate(this.#trainers.map(({ parameters }) => parameters)) ?? null,
        problem: null,
      };
    } catch (error) {
      const nothing = { claims: [], quantities: [], predictions: [], figures: [], crossEvaluation: null };
      return { ...nothing, findings, problem: (error as Error).message };
    }
  }
}
