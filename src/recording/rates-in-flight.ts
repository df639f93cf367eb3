import type { RecordedRun } from './recording.ts';

/** A learning rate that was set while runs trained: from which step on they had it. */
export interface RateInFlight {
  step: number;
  learningRate: number;
}

type Trained = Pick<RecordedRun, 'spec' | 'interventions' | 'replicas'>;

/**
 * The learning rates set in flight under which runs were trained, each once, in the order of steps. One that was set as a run
 * ended, replaced before a step was taken, or the same as before it, changed nothing.
 */
export function ratesInFlight(runs: readonly Trained[]): RateInFlight[] {
  const all = runs.flatMap(ratesOfRun);
  const key = ({ step, learningRate }: RateInFlight) => `${step} ${learningRate}`;
  const once = [...new Map(all.map((rate) => [key(rate), rate])).values()];
  return once.sort((one, other) => one.step - other.step);
}

function ratesOfRun({ spec, interventions, replicas }: Trained): RateInFlight[] {
  const taken = replicas.reduce((most, { steps }) => Math.max(most, steps), 0);
  let before = [spec.optimizer.learningRate].flat();
  return interventions.flatMap(({ step, learningRate: [learningRate] }, index) => {
    if (step >= taken || interventions[index + 1]?.step === step) return [];
    if (before.every((rate) => rate === learningRate)) return [];
    before = [learningRate];
    return [{ step, learningRate }];
  });
}

/** "learning rate → 0.3 at step 258". */
export function describeRate({ step, learningRate }: RateInFlight): string {
  return `learning rate → ${learningRate} at step ${step}`;
}
