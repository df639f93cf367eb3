import type { Experiment } from '../experiment/experiment.ts';
import type { Findings } from '../experiment/findings.ts';
import { type Difference, firstDifference, firstDifferenceFound } from '../recording/first-difference.ts';
import type { Environment, Recording } from '../recording/recording.ts';
import { chooseSteppers } from './choose-steppers.ts';
import { prepareProblem } from './problem.ts';
import { ranToItsEnd, retrace } from './retrace.ts';
import { RunTrainer } from './run-trainer.ts';
import { environmentOf, type SessionOptions } from './session.ts';
import { StudyRunner } from './study-runner.ts';

/** What running a recording again came to. */
export interface RerunReport {
  /** What it ran on this time. */
  environment: Environment;
  /** One entry a run, and one, `findings`, for what was measured without training. `difference` null: the same to the last bit. */
  parts: { label: string; compared: number; difference: Difference | null }[];
}

export interface RerunProgress {
  /** Optimizer steps and rounds taken, of all there are. */
  done: number;
  total: number;
}

export type RerunOptions = Pick<SessionOptions, 'backend' | 'path' | 'threads' | 'version' | 'runtime'>;

/**
 * Trains the recorded specs anew, by what stands in the recording alone, and compares every recorded number. What was
 * measured without training is measured anew by the lesson's study: `plan` makes it, from the recorded controls; null where
 * the lesson is not known any more, and then findings are left out.
 */
export async function rerun(
  recording: Recording,
  study: { experiment: Experiment; plan: ReturnType<Experiment['plan']> } | null,
  options: RerunOptions,
  onProgress: (progress: RerunProgress) => Promise<void> | void,
): Promise<RerunReport> {
  const { runs, findings } = recording;
  const problems = runs.map(({ spec }) => prepareProblem(spec));
  const { steppers } = chooseSteppers(problems, options);
  const runner = study && findings.length > 0 ? StudyRunner.of(study.experiment, study.plan) : null;
  const trained = runs.map((run) => (ranToItsEnd(run) ? run.spec.steps : (run.steps.at(-1) ?? 0)));
  const total = trained.reduce((sum, steps) => sum + steps, runner?.rounds ?? 0);
  const parts: RerunReport['parts'] = [];
  let before = 0;
  try {
    for (const [index, recorded] of runs.entries()) {
      const trainer = await RunTrainer.start(problems[index], steppers[index]);
      for await (const step of retrace(trainer, recorded)) await onProgress({ done: before + step, total });
      before += trained[index];
      const difference = firstDifference(recorded, trainer.recorded(recorded.label), ranToItsEnd(recorded));
      parts.push({ label: recorded.label, compared: numbersOf(recorded), difference });
    }
    if (runner) {
      const compared = findings.reduce((sum, { columns, rows }) => sum + columns.length * rows.length, 0);
      const again = remeasure(runner, findings, (round) => onProgress({ done: before + round, total }));
      parts.push({ label: 'findings', compared, difference: await again });
    }
  } finally {
    for (const stepper of steppers) stepper.dispose();
    runner?.dispose();
  }
  const environment = environmentOf({ ...options, controls: {} }, steppers[0]?.path ?? 'study');
  return { environment, parts };
}

/**
 * Takes the study's rounds until its findings are the recorded ones; a recording does not say how many it had taken. Null
 * then; else the difference of the round that came closest.
 */
async function remeasure(
  runner: StudyRunner,
  recorded: Findings,
  onRound: (round: number) => Promise<void> | void,
): Promise<Difference | null> {
  let closest: Difference | null = null;
  while (!runner.finished) {
    runner.advanceTo(runner.round + 1);
    await onRound(runner.round);
    const difference = firstDifferenceFound(recorded, runner.findings);
    if (!difference) return null;
    closest = later(closest, difference);
  }
  return closest;
}

/** Of two differences the one further down; a table that has its rows but too few or too many is closer than none. */
function later(one: Difference | null, other: Difference): Difference {
  const rank = (difference: Difference | null) => {
    if (difference?.kind === 'found') return difference.row;
    return difference?.kind === 'rows' ? Math.min(difference.recorded, difference.again) : -1;
  };
  return rank(other) >= rank(one) ? other : one!;
}

function numbersOf({ series }: Recording['runs'][number]): number {
  return series.reduce((sum, { values }) => sum + values.length * (values[0]?.length ?? 0), 0);
}
