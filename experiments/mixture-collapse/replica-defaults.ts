import type { ControlValues } from '../../src/experiment/control.ts';

/** How the replicas of a picture of many are trained, where the reader does not say otherwise. */
export interface Training {
  replicas: number;
  steps: number;
  learningRate: number;
  /** Into how many stretches the steps are recorded, however many there are. */
  records: number;
}

/** The same as texts of controls. */
export function replicaDefaults({ replicas, steps, learningRate, records }: Training, values: ControlValues) {
  const wanted = values.isSet('steps') ? values.number('steps') : steps;
  return {
    replicas: String(replicas),
    steps: String(steps),
    learningRate: String(learningRate),
    recordEvery: String(Math.max(1, Math.round(wanted / records))),
  };
}
