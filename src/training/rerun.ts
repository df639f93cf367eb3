import type { Experiment } from '../experiment/experiment.ts';
import { firstDifference, firstDifferenceFound } from '../recording/first-difference.ts';
import { ranToItsEnd } from '../recording/progress.ts';
import type { Recording } from '../recording/recording.ts';
import { chooseSteppers } from './choose-steppers.ts';
import { environmentOf } from './environment.ts';
import { prepareProblem } from './prepare-problem.ts';
import type { RerunProgress, RerunReport } from './protocol.ts';
import { retrace } from './retrace.ts';
import { RunTrainer } from './run-trainer.ts';
import type { SessionOptions } from './session.ts';
import { StudyRunner } from './study-runner.ts';

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
  const total = trained.reduce((sum, steps) => sum + steps, runner ? (recording.study?.done ?? runner.rounds) : 0);
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
      const rounds = Math.min(recording.study?.done ?? runner.rounds, runner.rounds);
      while (runner.advanceTo(Math.min(runner.round + 1, rounds))) {
        await onProgress({ done: before + runner.round, total });
      }
      const compared = findings.reduce((sum, { columns, rows }) => sum + columns.length * rows.length, 0);
      parts.push({ label: 'findings', compared, difference: firstDifferenceFound(findings, runner.findings) });
    }
  } finally {
    for (const stepper of steppers) stepper.dispose();
    runner?.dispose();
  }
  const environment = environmentOf(options, steppers[0]?.path ?? 'study');
  return { environment, parts };
}

function numbersOf({ series }: Recording['runs'][number]): number {
  return series.reduce((sum, { values }) => sum + values.length * (values[0]?.length ?? 0), 0);
}
