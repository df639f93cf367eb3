import { ranToItsEnd } from '../recording/progress.ts';
import type { RecordedRun } from '../recording/recording.ts';
import type { RunTrainer } from './run-trainer.ts';

/** Optimizer steps between two looks at whether anybody still waits. */
const SLICE = 64;

/**
 * Trains the way that a recorded run went: the learning rates set in flight at their steps, a record where somebody stepped
 * by hand, and on to its end; of a run that was stopped, to its last record. Yields between slices, with the steps taken.
 */
export async function* retrace(trainer: RunTrainer, recorded: RecordedRun): AsyncGenerator<number, void> {
  const { spec, steps, interventions } = recorded;
  const byHand = steps.filter((step) => step % spec.recordEvery !== 0 && step < spec.steps);
  const last = ranToItsEnd(recorded) ? spec.steps : Math.min(spec.steps, steps.at(-1) ?? 0);
  const stops = [...new Set([...byHand, ...interventions.map(({ step }) => step), last])].sort((a, b) => a - b);
  for (const stop of stops) {
    while (trainer.step < stop && !trainer.finishing && !trainer.finished) {
      await trainer.advance(Math.min(SLICE, stop - trainer.step));
      yield trainer.step;
    }
    if (byHand.includes(stop) && trainer.step === stop) await trainer.recordNow();
    for (const { step, learningRate } of interventions) {
      if (step === stop && trainer.step === stop) trainer.setLearningRate(learningRate[0]);
    }
  }
  while (ranToItsEnd(recorded) && !trainer.finished) {
    await trainer.advance(SLICE);
    yield trainer.step;
  }
}
