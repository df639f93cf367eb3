import type { RecordedRun, Recording } from './recording.ts';

/** How far a recording goes: optimizer steps, or rounds where nothing was trained. */
export interface Progress {
  taken: number;
  planned: number;
  /** False where it was stopped on the way: its claims are then of a run that had not ended. */
  ended: boolean;
}

/**
 * Whether a recorded run ended by itself, rather than being stopped on the way. A replica that heads to −∞ goes on doing so
 * until the steps are over.
 */
export function ranToItsEnd({ replicas, spec }: Pick<RecordedRun, 'replicas' | 'spec'>): boolean {
  return replicas.every(({ status, steps }) => {
    return status === 'unbounded' ? steps >= spec.steps : status !== 'running';
  });
}

/** A recording that does not say how many rounds its study took is taken to have all of them. */
export function progressOf({ runs, study = { done: 0, total: 0 } }: Pick<Recording, 'runs' | 'study'>): Progress {
  const ended = runs.every(ranToItsEnd) && study.done >= study.total;
  if (runs.length === 0) return { taken: study.done, planned: study.total, ended };
  // Not Math.max of all: there may be more replicas than a call can have arguments.
  const taken = runs.flatMap(({ replicas }) => replicas).reduce((most, { steps }) => Math.max(most, steps), 0);
  return { taken, planned: Math.max(...runs.map(({ spec }) => spec.steps)), ended };
}
