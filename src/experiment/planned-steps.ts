import type { Plan } from './experiment.ts';

/** Optimizer steps of the longest run; rounds of the study, where nothing is trained. */
export function plannedSteps({ runs, study }: Plan): number {
  return runs.length ? Math.max(...runs.map(({ spec }) => spec.steps)) : (study?.rounds ?? 0);
}
