import type { Experiment, Plan } from '../experiment/experiment.ts';
import type { Findings } from '../experiment/findings.ts';

/** Takes the rounds of a plan's study, as many as are asked for, and keeps what they found. */
export class StudyRunner {
  readonly rounds: number;
  private readonly generator: Generator<Findings, void>;
  private found: Findings = [];
  private taken = 0;
  private ended = false;

  private constructor(generator: Generator<Findings, void>, rounds: number) {
    this.generator = generator;
    this.rounds = rounds;
  }

  /** Null where the experiment has no study, or the plan asks for none. */
  static of(experiment: Experiment, plan: Plan): StudyRunner | null {
    if (!plan.study || !experiment.study) return null;
    return new StudyRunner(experiment.study(plan), plan.study.rounds);
  }

  get round(): number {
    return this.taken;
  }

  get finished(): boolean {
    return this.ended;
  }

  get findings(): Findings {
    return this.found;
  }

  /** Goes on until `round` rounds are taken; false where there was nothing left to do. */
  advanceTo(round: number): boolean {
    const before = this.taken;
    while (!this.ended && this.taken < round) {
      const { value, done } = this.generator.next();
      if (done) throw new Error(`the study ended after ${this.taken} rounds; its plan has ${this.rounds}`);
      this.found = value;
      this.taken++;
      if (this.taken === this.rounds) this.ended = true;
    }
    return this.taken > before;
  }

  dispose(): void {
    this.generator.return();
  }
}
