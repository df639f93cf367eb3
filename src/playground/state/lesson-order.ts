import type { Experiment } from '../../experiment/experiment.ts';

/** The groups of the list of lessons, in its order. */
export const GROUPS: readonly Experiment['group'][] = ['Information', 'Direction', 'Density', 'Noise', 'All'];

/** As the list shows them: group after group. */
export function lessonsInOrder(experiments: readonly Experiment[]): Experiment[] {
  return GROUPS.flatMap((group) => experiments.filter((each) => each.group === group));
}
